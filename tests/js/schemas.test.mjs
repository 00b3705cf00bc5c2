// The JSON Schemas of the package, judged by a validator that is not ours: they take every document of this project,
// refuse damaged ones, and never refuse what the engine takes without a remark.

import assert from "node:assert/strict";
import { readdir } from "node:fs/promises";
import { before, test } from "node:test";
import Ajv from "ajv/dist/2020.js";
import { checkPack, init, loadPack } from "../../pkg/node.js";
import { read, root } from "./harness.mjs";

const PACKS = {
  "poc-to-production": ["packs/poc-to-production/pack.json", "packs/poc-to-production/examples"],
  "ml-test-score": ["packs/ml-test-score/pack.json", "packs/ml-test-score/examples"],
  nonsense: ["tests/packs/nonsense.json", "tests/packs/nonsense-examples"],
};

/** Something that is wrong with these lies in their shape, so a schema must refuse them. */
const MISSHAPEN_PACKS = [
  "a-lost-id", "addresses-and-shares", "almost-empty", "ambiguous-conditions", "charts", "charts-and-claims",
  "dangling-references", "documents", "figures", "ids", "lenses", "no-format", "not-an-object", "other-format", "out-of-range",
  "quick-check-of-a-ladder", "shape-and-meaning-together", "shapes-of-figures-and-lenses", "shapes-of-work", "too-deep", "too-few", "unrelated-mistakes",
  "work",
];

/** In these every value is as it should be, and they do not go together; or JavaScript reads something else than is there. */
const SENSELESS_PACKS = [
  "cycle", "duplicate-key", "groups-bands-and-rungs", "named-twice", "not-monotone", "quick-check-and-unused-fact",
  "quick-check-of-two-parts", "quick-check-without-bands",
];

const MISSHAPEN_ANSWERS = [
  "a-list", "ambiguous", "answers-as-a-list", "evidence", "from-the-future", "levels-out-of-range", "no-format", "no-pack",
  "not-applicable", "pack-without-version", "plan-of-another-format", "too-many-options", "wrong-format", "wrong-shapes",
];

/** Wrong only for the pack they were given for. */
const SENSELESS_ANSWERS = [
  "duplicate-key", "levels-out-of-range-in-another-version", "nothing-said-in-many-ways",
  "options-that-exclude-each-other", "other-pack", "unknown-ids",
];

/** Codes for which a schema has to refuse as well; about the others it may not know. */
const OF_SHAPE = [
  "wrong_type", "missing_field", "unknown_field", "unknown_word", "empty_text", "bad_id", "bad_version", "bad_address", "wrong_format",
];

const json = async (path) => JSON.parse(await read(path));
const names = async (folder) => (await readdir(`${root}/${folder}`)).map((name) => name.replace(/\.json$/, "")).sort();

/** A schema in which every object has the fields that are named there and no others. */
function closed(schema) {
  if (Array.isArray(schema)) return schema.map(closed);
  if (schema === null || typeof schema !== "object") return schema;
  const inner = Object.fromEntries(Object.entries(schema).map(([key, value]) => [key, closed(value)]));
  // What stands in an `anyOf` speaks only of some fields.
  return inner.type === "object" && inner.properties ? { additionalProperties: false, ...inner } : inner;
}

const compiled = {};

before(async () => {
  await init();
  for (const name of ["pack", "answers", "plan-options", "report", "plan"]) {
    const schema = await json(`pkg/schemas/${name}.schema.json`);
    // The forms of a condition name fields that are declared one level up.
    const ajv = new Ajv({ strict: true, strictRequired: false, allowUnionTypes: true });
    compiled[name] = ajv.compile(schema);
    compiled[`${name}, closed`] = ajv.compile(closed(schema));
  }
});

const accepts = (name, value, where) =>
  assert.ok(compiled[name](value), `${where}: ${JSON.stringify(compiled[name].errors?.slice(0, 3))}`);

test("every pack, worked example, report and plan of this project is what its schema says", async () => {
  for (const [id, [path, examples]] of Object.entries(PACKS)) {
    const pack = await json(path);
    accepts("pack", pack, path);
    const loaded = loadPack(pack);
    for (const name of await names(examples)) {
      const answers = await json(`${examples}/${name}.json`);
      accepts("answers, closed", answers, name);
      accepts("report, closed", await json(`tests/golden/${id}/${name}.json`), name);
      accepts("plan, closed", loaded.plan(answers, { format: "shipworthy-plan-options/1", start: "2026-11-30" }), name);
    }
  }
});

test("a document may say where its schema is", async () => {
  const $schema = "./node_modules/shipworthy/schemas/any.schema.json";
  const [pack, examples] = PACKS.nonsense;
  const answers = await json(`${examples}/sinker.json`);
  const options = { format: "shipworthy-plan-options/1" };
  for (const [name, document] of Object.entries({ pack: await json(pack), answers, "plan-options": options })) {
    accepts(name, { $schema, ...document }, name);
    assert.ok(!compiled[name]({ ...document, $schema: 1 }), name);
  }
  assert.ok(!compiled.answers({ ...answers, plan: { $schema } }), "only at the top");
});

for (const [kind, misshapen, senseless] of [
  ["pack", MISSHAPEN_PACKS, SENSELESS_PACKS],
  ["answers", MISSHAPEN_ANSWERS, SENSELESS_ANSWERS],
]) {
  test(`bad documents are refused: ${kind}`, async () => {
    const folder = `tests/bad/${kind === "pack" ? "packs" : kind}`;
    // A schema would not get to see what is no JSON.
    assert.deepEqual(await names(folder), [...misshapen, ...senseless, "not-json"].sort(), "each is in one of the lists");
    for (const name of misshapen) assert.ok(!compiled[kind](await json(`${folder}/${name}.json`)), `${name} is accepted`);
    for (const name of senseless) accepts(kind, await json(`${folder}/${name}.json`), name);
  });
}

test("bad plan options are refused", () => {
  const base = { format: "shipworthy-plan-options/1", start: "2026-11-30" };
  accepts("plan-options", base, "the least there is");
  const all = {
    ...base, goal: "everything", without_decisions: true, weekdays: [1, 7], holidays: ["2026-12-25"],
    people: [{ role: "potter", people: 0 }], day_rates: [{ role: "potter", per_day: 1 }], currency: "thaler", spent: 0,
    efforts: [{ action: "mend-spout", low: 1, likely: 2, high: 3 }], done: ["find-clay"],
    excluded: [{ action: "mend-lid", reason: "no lid" }],
  };
  accepts("plan-options, closed", all, "everything there is");
  for (const wrong of [
    { format: undefined }, { format: "shipworthy-plan/1" }, { goal: "least-money" }, { start: "tomorrow" }, { start: "2026-13-01" },
    { weekdays: [] }, { weekdays: [0] }, { weekdays: [8] }, { holidays: ["25 December"] }, { people: [{ role: "potter" }] },
    { people: [{ role: "potter", people: 101 }] }, { day_rates: [{ role: "potter", per_day: 0 }] }, { currency: "" }, { spent: -1 },
    { spent: 0.5 }, { efforts: [{ action: "mend-spout", low: 0, likely: 2, high: 3 }] }, { done: "find-clay" },
    { excluded: [{ action: "mend-lid" }] }, { colour: "red" }, { currency: null },
  ]) {
    const document = JSON.parse(JSON.stringify({ ...all, ...wrong }));
    assert.ok(!compiled["plan-options"](document), JSON.stringify(wrong));
  }
});

test("a damaged report or plan is refused", async () => {
  const report = await json("tests/golden/nonsense/sinker.json");
  const plan = loadPack(await read(PACKS.nonsense[0])).plan(await read("tests/packs/nonsense-examples/sinker.json"), {
    format: "shipworthy-plan-options/1",
    start: "2026-11-30",
  });
  for (const [name, sound] of Object.entries({ report, plan })) {
    let tried = 0;
    for (const { document, what } of damaged(sound)) {
      // A text more or less in a list of texts, or another text, is as good a report.
      if (!/another type|a field less/.test(what)) continue;
      tried += 1;
      assert.ok(!compiled[name](document), what);
    }
    assert.ok(tried > 200, `${name}: ${tried}`);
  }
});

test("schema and engine agree on every small damage to a pack", async () => {
  const sound = await json(PACKS.nonsense[0]);
  let refused = 0;
  for (const { document, what } of damaged(sound)) {
    const problems = checkPack(document);
    const isFine = compiled.pack(document);
    assert.ok(isFine || problems.length > 0, `the engine has no objection: ${what} ${JSON.stringify(compiled.pack.errors)}`);
    const ofShape = problems.filter((problem) => OF_SHAPE.includes(problem.code));
    assert.ok(!isFine || ofShape.length === 0, `the schema has no objection: ${what} ${JSON.stringify(ofShape)}`);
    refused += isFine ? 0 : 1;
  }
  assert.ok(refused > 2000, `only ${refused} were refused`);
});

test("schema and engine agree on every small damage to answers", async () => {
  const pack = loadPack(await read(PACKS.nonsense[0]));
  let refused = 0;
  for (const name of await names(PACKS.nonsense[1])) {
    const { expected, ...sound } = await json(`${PACKS.nonsense[1]}/${name}.json`);
    for (const { document, what } of damaged(sound)) {
      const problems = pack.checkAnswers(document);
      const isFine = compiled.answers(document);
      assert.ok(isFine || problems.length > 0, `the engine has no objection: ${what} ${JSON.stringify(compiled.answers.errors)}`);
      // An unknown field is kept, and only remarked on.
      const ofShape = problems.filter(({ code, severity }) => OF_SHAPE.includes(code) && severity === "error");
      assert.ok(!isFine || ofShape.length === 0, `the schema has no objection: ${what} ${JSON.stringify(ofShape)}`);
      refused += isFine ? 0 : 1;
    }
  }
  assert.ok(refused > 100, `only ${refused} were refused`);
});

/** Every document that differs from a sound one in one place: another type, nothing, a field more or less. */
function* damaged(sound) {
  const text = JSON.stringify(sound);
  function* places(value, path) {
    yield path;
    if (value !== null && typeof value === "object") {
      for (const [key, inner] of Object.entries(value)) yield* places(inner, [...path, key]);
    }
  }
  for (const path of places(sound, [])) {
    if (path.length === 0) continue;
    const changed = (change) => {
      const document = JSON.parse(text);
      let around = document;
      for (const key of path.slice(0, -1)) around = around[key];
      change(around, path.at(-1));
      return document;
    };
    const at = path.join(".");
    const value = path.reduce((inner, key) => inner[key], sound);
    // Where there is nothing, there may be a number.
    const other = value === null ? {} : typeof value === "number" ? "7" : 7;
    yield { what: `${at}: another type`, document: changed((o, key) => { o[key] = other; }) };
    yield { what: `${at}: null`, document: changed((o, key) => { o[key] = null; }) };
    if (typeof value === "string") yield { what: `${at}: an empty text`, document: changed((o, key) => { o[key] = " "; }) };
    if (!Array.isArray(path.slice(0, -1).reduce((inner, key) => inner[key], sound))) {
      yield { what: `${at}: a field less`, document: changed((o, key) => { delete o[key]; }) };
    }
    if (value !== null && typeof value === "object" && !Array.isArray(value)) {
      yield { what: `${at}: a field more`, document: changed((o, key) => { o[key].colour = "red"; }) };
    }
  }
}
