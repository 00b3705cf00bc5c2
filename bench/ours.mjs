// What is timed of our own engine, in Node and in Chromium: the calls of the package, as a program would make them.
// It imports nothing that a browser lacks.

import { microseconds } from "./time.mjs";

/** How many answer sheets a batch has. */
export const BATCH = 10_000;

/**
 * @param {typeof import("shipworthy")} shipworthy started
 * @param {{ pack: string, examples: string[], sheets: object[], plan: { answers: object, options: object } }} work
 * @returns {Promise<Record<string, number>>} microseconds of each call; the batch as a whole
 */
export async function timeOurs({ loadPack }, { pack: text, examples, sheets, plan }) {
  // First, as a page meets it: nothing is warm.
  const begin = performance.now();
  const pack = loadPack(text);
  const first = (performance.now() - begin) * 1_000;
  const objects = examples.map((example) => JSON.parse(example));
  const texts = sheets.map((sheet) => JSON.stringify(sheet));
  const one = (list, turn) => list[turn % list.length];
  const found = {
    "load, first time": first,
    load: await microseconds(() => loadPack(text).free()),
    "verdict of text": await microseconds((turn) => pack.verdict(one(examples, turn))),
    "verdict of object": await microseconds((turn) => pack.verdict(one(objects, turn))),
    "verdict of levels only, text": await microseconds((turn) => pack.verdict(one(texts, turn))),
    "verdict of levels only, object": await microseconds((turn) => pack.verdict(one(sheets, turn))),
    assess: await microseconds((turn) => pack.assess(one(examples, turn))),
    advise: await microseconds((turn) => pack.advise(one(examples, turn))),
    "assess and advise": await microseconds((turn) => {
      pack.assess(one(examples, turn));
      return pack.advise(one(examples, turn));
    }),
    plan: await microseconds(() => pack.plan(plan.answers, plan.options)),
  };
  // The one that takes longest: a budget should hold for every project, not on average.
  let worst = 0;
  for (const example of examples) {
    const call = () => [pack.assess(example), pack.advise(example)];
    worst = Math.max(worst, await microseconds(call, { warm: 30, sample: 30, samples: 3 }));
  }
  found["assess and advise, slowest example"] = worst;
  for (const [name, list] of [["text", texts], ["object", sheets]]) {
    const begin = performance.now();
    for (let turn = 0; turn < BATCH; turn++) globalThis.kept = pack.verdict(one(list, turn));
    found[`batch of ${name}`] = (performance.now() - begin) * 1_000;
  }
  pack.free();
  return found;
}
