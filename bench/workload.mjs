// What is computed: answer sheets, and the pack's gates as plain conditions that any rule engine can state.
// Everything comes from the pack; nothing here knows a question by name.

import { readFileSync, readdirSync } from "node:fs";
import { resolve } from "node:path";
import { root } from "./common.mjs";

const FOLDER = resolve(root, "packs/poc-to-production");
export const packText = readFileSync(resolve(FOLDER, "pack.json"), "utf8");
export const pack = JSON.parse(packText);

/** The worked examples: what people write, with notes and evidence. */
export const examples = readdirSync(resolve(FOLDER, "examples"))
  .sort()
  .map((name) => readFileSync(resolve(FOLDER, "examples", name), "utf8"));

const sheet = (answers) => ({
  format: "shipworthy-answers/1",
  pack: { id: pack.id, version: pack.version },
  answers,
});

/** Nothing is known and everything is to be done: there is no larger plan. */
export const plan = {
  answers: sheet({}),
  options: { format: "shipworthy-plan-options/1", goal: "everything", start: "2026-11-23" },
};

/**
 * Sheets that answer every question with a level, so that there is one verdict and no range, with the profile left
 * open, so that every question and gate counts. Most sheets of random levels would be killed at the first gates;
 * so each sheet draws from its own lowest level upwards.
 *
 * @returns {{ ours: object, levels: number[] }[]}
 */
export function sheets(count) {
  // A generator of our own, so that every run and every peer has the same sheets.
  let state = 1;
  const random = (below) => {
    state = (Math.imul(state, 1_103_515_245) + 12_345) & 0x7fffffff;
    return (state >> 8) % below;
  };
  return Array.from({ length: count }, (_, number) => {
    const levels = pack.questions.map((question) => {
      const max = question.levels.length - 1;
      const lowest = Math.min(number % 5, max);
      return lowest + random(max - lowest + 1);
    });
    const answers = pack.questions.map((question, place) => {
      const { [place]: level } = levels;
      // Without evidence a high claim is proven only up to a cap, and the verdict would be a range.
      return [question.id, question.needs_evidence ? { level, evidence: { what: "report" } } : { level }];
    });
    return { ours: sheet(Object.fromEntries(answers)), levels };
  });
}

/**
 * The gates as conditions over answers called `q0`, `q1` …: `{ at: place, least }`, `{ sum: [[place, factor], …], least }`,
 * `{ all: […] }` and `{ any: […] }`. Scores are turned into sums of whole numbers with a bound worked out here, which
 * is less than our own engine does: it computes every area, the average and the weakest each time.
 */
export function gates() {
  const place = new Map(pack.questions.map(({ id }, place) => [id, place]));
  const area = (id, atLeast) => {
    const members = pack.questions.filter((question) => question.area === id);
    // 2,520 is what our engine counts in: every highest level divides it.
    const sum = members.map(({ id, levels, weight = 1 }) => [place.get(id), (2_520 / (levels.length - 1)) * weight]);
    const of = members.reduce((total, { weight = 1 }) => total + 2_520 * weight, 0);
    return { sum, least: Math.ceil((atLeast * of) / 10_000) };
  };
  const condition = (part) => {
    if (part.question !== undefined) {
      return { at: place.get(part.question), least: part.at_least };
    }
    if (part.area !== undefined) return area(part.area, part.at_least_bp);
    if (part.score === "weakest") return { all: pack.areas.map(({ id }) => area(id, part.at_least_bp)) };
    if (part.all) return { all: part.all.map(condition) };
    if (part.any) return { any: part.any.map(condition) };
    throw new Error(`no peer can state this yet: ${JSON.stringify(part)}`);
  };
  /** The opposite of a condition that only says *below*. */
  const opposite = (part) => {
    if (part.below !== undefined) return { at: place.get(part.question), least: part.below };
    if (part.all) return { any: part.all.map(opposite) };
    if (part.any) return { all: part.any.map(opposite) };
    throw new Error(`no peer can state the opposite of this yet: ${JSON.stringify(part)}`);
  };
  return pack.gates.map(({ id, consequence, passes_when, fails_when }) => ({
    id,
    consequence,
    holds: passes_when ? condition(passes_when) : opposite(fails_when),
  }));
}
