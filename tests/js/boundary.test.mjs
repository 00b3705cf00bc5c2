// What happens at the edge between JavaScript and the engine: odd values, failures, freed packs, a stopped engine,
// and digests that anybody can compute again.

import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import { createHash } from "node:crypto";
import { readdir } from "node:fs/promises";
import { before, test } from "node:test";
import { promisify } from "node:util";
import { checkPack, init, loadPack } from "../../pkg/node.js";
import { read, root } from "./harness.mjs";

const file = (rest) => ({ format: "shipworthy-answers/1", pack: { id: "nonsense", version: "1.0.0" }, ...rest });

let packText;
let pack;

before(async () => {
  await init();
  packText = await read("tests/packs/nonsense.json");
  pack = loadPack(packText);
});

test("an object means what its text would mean", () => {
  const spout = (answer) => file({ answers: { spout: answer } });
  const sparse = spout({ levels: [1, 2] });
  sparse.answers.spout.levels.length = 3;
  for (const [name, value] of Object.entries({
    "undefined fields": { ...file({ profile: undefined, answers: { spout: undefined, lid: { level: undefined } } }), title: undefined },
    "a function and a symbol": { ...file({ title: () => {} }), [Symbol("x")]: 1 },
    "not a number": spout({ level: NaN }),
    "a fraction": spout({ level: 1.5 }),
    "a whole number written as a fraction": spout({ level: 2.0 }),
    "a list with a hole": sparse,
    "a date": file({ title: new Date(0) }),
    "a lone surrogate": file({ title: "\ud800" }),
    "something with toJSON": { toJSON: () => spout({ level: 1 }) },
    "a map": new Map([["format", "shipworthy-answers/1"]]),
    "a text in a box": new String(JSON.stringify(file())),
  })) {
    const text = JSON.stringify(value);
    assert.deepEqual(pack.checkAnswers(value), pack.checkAnswers(text), name);
  }
});

test("what JSON cannot say is refused, and the pack is as good as before", () => {
  const circle = file();
  circle.self = circle;
  const throwing = file();
  Object.defineProperty(throwing, "answers", { enumerable: true, get: () => { throw new TypeError("mine"); } });
  for (const value of [circle, throwing, file({ title: 1n }), undefined, () => {}, Symbol("x")]) {
    assert.throws(() => pack.assess(value), { name: "ShipworthyError", code: "invalid_answers" });
    assert.equal(pack.checkAnswers(value)[0].code, "not_json");
    assert.equal(checkPack(value)[0].code, "not_json");
  }
  const deep = JSON.parse("[".repeat(500) + "]".repeat(500));
  assert.equal(checkPack(deep)[0].code, "too_deep");
  assert.equal(pack.assess(file()).format, "shipworthy-report/1");
});

test("a getter may call back", () => {
  const answers = file();
  let inner;
  Object.defineProperty(answers, "title", {
    enumerable: true,
    get: () => {
      inner = pack.verdict(file());
      return "a title";
    },
  });
  assert.equal(pack.assess(answers).title, "a title");
  assert.deepEqual(inner, ["kill", "ship"]);
});

test("a day is a text of the calendar or not there, and nothing else touches the engine", () => {
  const said = { name: "ShipworthyError", code: "invalid_date" };
  for (const today of [20261121, 0, true, {}, [], new Date(0), 1n, Symbol("x"), () => {}, new String("2026-11-21")]) {
    assert.throws(() => pack.assess(file(), { today }), said, String(today));
  }
  for (const today of ["", "today", "2026-02-30", "2026-11-21T00:00:00Z"]) {
    assert.throws(() => pack.assess(file(), { today }), said, today);
  }
  for (const options of [undefined, null, {}, { today: undefined }, { today: null }]) {
    assert.equal(pack.assess(file(), options).today, null);
  }
  assert.equal(pack.assess(file(), { today: "2026-11-21" }).today, "2026-11-21");
  for (const options of ["2026-11-21", "", 5, true, () => {}]) {
    assert.throws(() => pack.assess(file(), options), { name: "ShipworthyError", code: "invalid_options" });
  }
  const mine = new TypeError("mine");
  const throwing = { get today() { throw mine; } };
  assert.throws(() => pack.assess(file(), throwing), (error) => error === mine);
  assert.equal(pack.assess(file()).format, "shipworthy-report/1");
});

test("no pack is freed from inside a call, and calls without an end come to one", () => {
  const other = loadPack(packText);
  let freed;
  const freeing = { toJSON: () => { try { other.free(); } catch (error) { freed = error.code; } return file(); } };
  assert.equal(other.assess(freeing).format, "shipworthy-report/1");
  assert.equal(freed, "busy");
  let deep = 0;
  const endless = { toJSON: () => { deep += 1; return pack.verdict(endless); } };
  assert.throws(() => pack.verdict(endless), { name: "ShipworthyError", code: "invalid_answers" });
  assert.equal(deep, 10);
  assert.equal(pack.assess(file()).format, "shipworthy-report/1");
  other.free();
});

test("a freed pack says so, and may be freed twice", () => {
  const other = loadPack(packText);
  other.free();
  other.free();
  assert.throws(() => other.assess(file()), { name: "ShipworthyError", code: "pack_freed" });
  assert.throws(() => other.digest, { name: "ShipworthyError", code: "pack_freed" });
  assert.equal(other.id, "nonsense");
  assert.equal(pack.assess(file()).format, "shipworthy-report/1");
});

test("what is no pack says so, and what a pack lists is the same for everybody", () => {
  const { assess } = pack;
  for (const call of [() => new Proxy(pack, {}).verdict(file()), () => Object.create(pack).verdict(file()), () => assess(file())]) {
    assert.throws(call, { name: "ShipworthyError", code: "pack_freed", message: /none that `loadPack` gave/ });
  }
  assert.throws(() => pack.documents.push({}), TypeError);
  assert.throws(() => (pack.documents[0].id = "other"), TypeError);
});

test("the digest is one of a pack's properties, made once and known after it was freed", () => {
  const spaced = loadPack(`\ufeff${JSON.stringify(JSON.parse(packText), null, 7)}`);
  const { digest } = pack;
  assert.match(digest, /^sha256:[0-9a-f]{64}$/);
  assert.equal(JSON.parse(JSON.stringify(spaced)).digest, digest);
  spaced.free();
  assert.equal(spaced.digest, digest);
});

test("texts of any length and kind arrive as they are", () => {
  for (const [note, read] of [["\u00e9\u{1f600}", "\u00e9\u{1f600}"], ["\ud800", "\ufffd"], ["a".repeat(30_000), "a".repeat(30_000)]]) {
    const text = JSON.stringify({ ...file(), answers: { spout: { level: 2, note: "NOTE" } } }).replace("NOTE", note);
    const { questions } = pack.assess(text);
    assert.equal(questions.find(({ question }) => question === "spout").note, read);
  }
  // What is asked of a host in between does not touch the answers of the call.
  const options = { toJSON: () => (pack.verdict(file()), { format: "shipworthy-plan-options/1", start: "2026-11-23" }) };
  assert.deepEqual(pack.plan(file(), options), pack.plan(file(), options.toJSON()));
  assert.throws(() => pack.plan(file(), () => {}), { code: "invalid_plan_options" });
  // Those of the answers that were set aside are the reason, and not that there are none.
  assert.throws(
    () => pack.plan({ ...file(), plan: { start: "2026-11-30", later_field: 1 } }),
    ({ code, diagnostics }) => code === "invalid_plan_options" && diagnostics.map(({ path }) => path).join() === "$.plan.later_field",
  );
});

test("an engine that trapped gives no more answers", async () => {
  // In a process of its own: its memory is overwritten, as a fault might.
  const script = `
    import start from "./pkg/dist/headless.js";
    import { init, loadPack, version } from "./pkg/node.js";
    await init();
    const pack = loadPack(${JSON.stringify(packText)});
    const { memory } = await start();
    new Uint8Array(memory.buffer).fill(0xff);
    const codes = [() => pack.assess({}), () => pack.verdict({}), version, () => loadPack("{}")].map((call) => {
      try { return call(); } catch (error) { return error.name + " " + error.code; }
    });
    pack.free();
    console.log(JSON.stringify(codes));
  `;
  const run = promisify(execFile)(process.execPath, ["--input-type=module", "--eval", script], { cwd: root });
  assert.deepEqual(JSON.parse((await run).stdout), Array(4).fill("ShipworthyError engine_stopped"));
});

test("in Node the engine may be anywhere, and what is nowhere fails like everything else", async () => {
  // Each in a process of its own: an engine starts once.
  const tell = async (script) => {
    const run = promisify(execFile)(process.execPath, ["--input-type=module", "--eval", script], { cwd: root });
    return (await run).stdout.trim();
  };
  const place = JSON.stringify(new URL("../../pkg/dist/headless.wasm", import.meta.url));
  const failed = await tell(`
    import { init } from "./pkg/node.js";
    const codes = [];
    for (const wrong of ["file://[", "nowhere.wasm", "data:application/wasm;base64,AAAA", () => Promise.reject(Symbol("no")), 7]) {
      await init(wrong.call?.() ?? wrong).catch((error) => codes.push(error.name + " " + error.code));
    }
    console.log(codes.join());
  `);
  assert.equal(failed, Array(5).fill("ShipworthyError not_loaded").join());
  for (const source of [
    `fileURLToPath(${place})`,
    place,
    `${place}.replace("file:///", "FILE:/")`,
    `new URL(${place})`,
    `"data:application/wasm;base64," + readFileSync(new URL(${place}), "base64")`,
    `URL.createObjectURL(new Blob([readFileSync(new URL(${place}))], { type: "application/wasm" }))`,
  ]) {
    const script = `
      import { readFileSync } from "node:fs";
      import { fileURLToPath } from "node:url";
      import { init, version } from "./pkg/node.js";
      await init(${source});
      console.log(version());
    `;
    assert.match(await tell(script), /^\d+\.\d+\.\d+$/, source);
  }
});

test("anybody can compute the digests again", async () => {
  const folder = "packs/poc-to-production/examples";
  const source = await read("packs/poc-to-production/pack.json");
  const shipped = loadPack(source);
  assert.equal(shipped.digest, sha256(JSON.parse(source)));
  for (const name of await readdir(`${root}/${folder}`)) {
    const { profile, answers, ...rest } = JSON.parse(await read(`${folder}/${name}`));
    const report = shipped.assess({ profile, answers, ...rest });
    assert.equal(report.digest, sha256({ answers, pack: shipped.digest, profile }), name);
    // What was set aside, or is not known, did not count and is not in the digest.
    const more = { ...rest, profile, answers: { ...answers, "a-later-question": { level: 1e-7 } }, later: 1e21 };
    assert.equal(shipped.assess(more).digest, report.digest, name);
  }
});

/** SHA-256 of the canonical JSON (RFC 8785) of a value without fractions. */
function sha256(value) {
  const canonical = (value) => {
    if (Array.isArray(value)) return `[${value.map(canonical)}]`;
    if (value === null || typeof value !== "object") return JSON.stringify(value);
    return `{${Object.keys(value).sort().map((key) => `${JSON.stringify(key)}:${canonical(value[key])}`)}}`;
  };
  return `sha256:${createHash("sha256").update(canonical(value)).digest("hex")}`;
}
