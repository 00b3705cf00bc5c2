// The same gates in other rule engines, each as its documentation says, each given the answers in the shape it likes.
// They do less than ours: one verdict and no range, no check of the answers, no profile, no open answers. A rule that
// may stop at the first failing gate does stop there.

import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { gates, pack } from "./workload.mjs";

const KILL = "kill";
const BLOCK = "block";
const of = (consequence) => gates().filter((gate) => gate.consequence === consequence).map((gate) => gate.holds);

/** A condition as JsonLogic. */
function logic(part) {
  if (part.at !== undefined) return { ">=": [{ var: `q${part.at}` }, part.least] };
  if (part.sum) {
    return { ">=": [{ "+": part.sum.map(([at, factor]) => ({ "*": [{ var: `q${at}` }, factor] })) }, part.least] };
  }
  return part.all ? { and: part.all.map(logic) } : { or: part.any.map(logic) };
}

const logicRule = () => ({
  if: [
    { "!": { and: of(KILL).map(logic) } },
    "kill",
    { "!": { and: of(BLOCK).map(logic) } },
    "rescope",
    "ship",
  ],
});

/** A condition as an expression. Two languages differ only in how they write an answer's name. */
function expression(part, name) {
  if (part.at !== undefined) return `${name(part.at)} >= ${part.least}`;
  if (part.sum) return `${part.sum.map(([at, factor]) => `${name(at)} * ${factor}`).join(" + ")} >= ${part.least}`;
  const join = part.all ? " and " : " or ";
  return `(${(part.all ?? part.any).map((inner) => expression(inner, name)).join(join)})`;
}

const all = (consequence, name) => expression({ all: of(consequence) }, name);

/** `{ q0: 3, q1: 0, … }`. */
export const named = (levels) => Object.fromEntries(levels.map((level, place) => [`q${place}`, level]));

/** Each gives a function from levels by name to a verdict, or to the promise of one. */
export const peers = {
  "plain JavaScript over the same data": async () => {
    const [kill, block] = [of(KILL), of(BLOCK)];
    const holds = (part, levels) => {
      if (part.at !== undefined) return levels[`q${part.at}`] >= part.least;
      if (part.sum) {
        let total = 0;
        for (const [at, factor] of part.sum) total += levels[`q${at}`] * factor;
        return total >= part.least;
      }
      if (part.all) return part.all.every((inner) => holds(inner, levels));
      return part.any.some((inner) => holds(inner, levels));
    };
    return (levels) => {
      if (!kill.every((gate) => holds(gate, levels))) return "kill";
      return block.every((gate) => holds(gate, levels)) ? "ship" : "rescope";
    };
  },

  "json-logic-engine": async () => {
    const { LogicEngine } = await import("json-logic-engine");
    const engine = new LogicEngine();
    const rule = logicRule();
    return (levels) => engine.run(rule, levels);
  },

  "json-logic-js": async () => {
    const { default: engine } = await import("json-logic-js");
    const rule = logicRule();
    return (levels) => engine.apply(rule, levels);
  },

  "zen-engine-wasm": async () => {
    const { initSync, evaluateExpression } = await import("@gorules/zen-engine-wasm");
    const file = createRequire(import.meta.url).resolve("@gorules/zen-engine-wasm/dist/zen_engine_wasm_bg.wasm");
    initSync({ module: readFileSync(file) });
    const name = (place) => `q${place}`;
    const text = `${all(KILL, name)} ? (${all(BLOCK, name)} ? 'ship' : 'rescope') : 'kill'`;
    return (levels) => evaluateExpression(text, levels);
  },

  "json-rules-engine": async () => {
    const { Engine } = await import("json-rules-engine");
    const engine = new Engine();
    const sums = new Map();
    const conditions = (part) => {
      if (part.at !== undefined) return { fact: `q${part.at}`, operator: "greaterThanInclusive", value: part.least };
      if (part.sum) {
        const fact = `sum of ${part.sum.map(([at]) => at)}`;
        sums.set(fact, part.sum);
        return { fact, operator: "greaterThanInclusive", value: part.least };
      }
      return part.all ? { all: part.all.map(conditions) } : { any: part.any.map(conditions) };
    };
    for (const { id, consequence, holds } of gates()) {
      if (consequence !== KILL && consequence !== BLOCK) continue;
      const fails = { not: conditions(holds) };
      engine.addRule({ name: id, conditions: { all: [fails] }, event: { type: consequence } });
    }
    for (const [fact, sum] of sums) {
      engine.addFact(fact, async (_, almanac) => {
        let total = 0;
        for (const [at, factor] of sum) total += (await almanac.factValue(`q${at}`)) * factor;
        return total;
      });
    }
    return async (levels) => {
      const { events } = await engine.run(levels);
      if (events.some(({ type }) => type === KILL)) return "kill";
      return events.length ? "rescope" : "ship";
    };
  },

  "SurveyJS expressions": async () => {
    const { ExpressionRunner } = await import("survey-core");
    const name = (place) => `{q${place}}`;
    const runner = new ExpressionRunner(`iif(${all(KILL, name)}, iif(${all(BLOCK, name)}, 'ship', 'rescope'), 'kill')`);
    return (levels) => runner.runValues(levels);
  },
};

/** How many gates decide, for the report. */
export const deciding = () => of(KILL).length + of(BLOCK).length;
export const questions = pack.questions.length;
