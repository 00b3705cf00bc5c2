// The engine behind the package gives, byte for byte, the golden reports that the native tests wrote:
// in Node and in a browser, from JSON text and from objects.

import assert from "node:assert/strict";
import { readdir } from "node:fs/promises";
import { after, before, test } from "node:test";
import start from "../../pkg/dist/headless.js";
import { checkPack, init, loadPack, version } from "../../pkg/node.js";
import { launch, open, read, root, serve } from "./harness.mjs";

/** Packs with a folder of worked examples each; their reports are in tests/golden/<pack>/. */
const PACKS = [
  { id: "poc-to-production", pack: "packs/poc-to-production/pack.json", examples: "packs/poc-to-production/examples" },
  { id: "ml-test-score", pack: "packs/ml-test-score/pack.json", examples: "packs/ml-test-score/examples" },
  { id: "nonsense", pack: "tests/packs/nonsense.json", examples: "tests/packs/nonsense-examples" },
];

const cases = [];
for (const { id, pack, examples } of PACKS) {
  const golden = await readdir(`${root}/tests/golden/${id}`);
  const names = await readdir(`${root}/${examples}`);
  assert.deepEqual(golden.sort(), names.sort(), `every example of ${id} has its golden report`);
  for (const name of names) {
    const [packText, answers, report] = await Promise.all(
      [pack, `${examples}/${name}`, `tests/golden/${id}/${name}`].map(read),
    );
    cases.push({ name: `${id}/${name}`, pack: packText, answers, report });
  }
}

/** The date on which the golden reports judge forecasts. */
const today = "2026-11-21";

const written = (report) => JSON.stringify(report, null, 2) + "\n";

let browser;
let server;

before(async () => {
  await assert.rejects(async () => version(), { name: "ShipworthyError", code: "not_initialised" });
  await init();
  browser = await launch();
  server = await serve({ "/": "<!doctype html><link rel=icon href=data:,><title>a host page</title>" });
});

after(async () => {
  await browser?.close();
  server?.close();
});

for (const { name, pack, answers, report } of cases) {
  test(`${name} in Node`, () => {
    assert.deepEqual(checkPack(pack), []);
    const loaded = loadPack(pack);
    assert.equal(written(loaded.assess(answers, { today })), report);
    const { verdict } = JSON.parse(report);
    assert.deepEqual(loaded.verdict(answers), [verdict.proven, verdict.possible]);
    // Objects say the same as their text.
    const fromObject = loadPack(JSON.parse(pack));
    assert.equal(fromObject.digest, loaded.digest);
    assert.equal(written(fromObject.assess(JSON.parse(answers), { today })), report);
    fromObject.free();
    loaded.free();
  });
}

test("every golden report in a browser", async () => {
  const { page, problems, close } = await open(browser, `${server.origin}/`, (url) =>
    url.startsWith(`${server.origin}/pkg/`),
  );
  const reports = await page.evaluate(async ([cases, today]) => {
    const { init, loadPack } = await import("/pkg/index.js");
    await init();
    return cases.map(({ pack, answers }) => {
      const loaded = loadPack(pack);
      const text = loaded.assess(answers, { today });
      const object = loadPack(JSON.parse(pack)).assess(JSON.parse(answers), { today });
      return [text, object].map((report) => JSON.stringify(report, null, 2) + "\n");
    });
  }, [cases, today]);
  for (const [i, { name, report }] of cases.entries()) {
    for (const actual of reports[i]) assert.equal(actual, report, name);
  }
  assert.deepEqual(problems(), []);
  await close();
});

test("a page may load the engine under a strict policy, from bytes it already has", async () => {
  const policy = "default-src 'none'; script-src 'self' 'unsafe-inline' 'wasm-unsafe-eval'; connect-src 'self'; img-src data:";
  const strict = await serve({
    "/": `<!doctype html><meta http-equiv="Content-Security-Policy" content="${policy}"><link rel=icon href=data:,>`,
  });
  const { page, problems, close } = await open(browser, `${strict.origin}/`, (url) =>
    url.startsWith(`${strict.origin}/pkg/`),
  );
  const version = await page.evaluate(async () => {
    const { init, version } = await import("/pkg/index.js");
    const bytes = await (await fetch("/pkg/dist/headless.wasm")).arrayBuffer();
    // What is not this entry's spoils nothing.
    const codes = [];
    for (const wrong of ["/pkg/dist/assess.wasm", "/pkg/dist/app.wasm", "/pkg/dist/app-later.wasm", "/pkg/index.js"]) {
      await init(fetch(wrong).then((response) => response.arrayBuffer())).catch(({ code, cause }) => codes.push(`${code} ${cause?.name}`));
    }
    if (codes.length !== 4 || codes.some((code) => !/^not_loaded (Type|Compile|Link)Error$/.test(code))) return codes;
    await init(bytes);
    // Twice is once.
    await init();
    return version();
  });
  assert.equal(version, JSON.parse(await read("pkg/package.json")).version);
  assert.deepEqual(problems(), []);
  await close();
  strict.close();
});

test("a failure is an Error with a code and all diagnostics", () => {
  const [{ pack: text, answers }] = cases;
  for (const source of ["", "{", "[]", "null", 7, null, undefined, [], () => {}, { format: "x" }]) {
    assert.throws(
      () => loadPack(source),
      (error) =>
        error instanceof Error &&
        error.name === "ShipworthyError" &&
        error.code === "invalid_pack" &&
        error.diagnostics.length > 0,
      `${typeof source} ${source}`,
    );
    assert.ok(checkPack(source).length > 0);
  }
  const pack = loadPack(text);
  const wrong = { ...JSON.parse(answers), format: "something-else" };
  assert.throws(() => pack.assess(wrong), { name: "ShipworthyError", code: "invalid_answers" });
  const [diagnostic] = pack.checkAnswers(wrong);
  assert.deepEqual(Object.keys(diagnostic).sort(), ["code", "hint", "message", "path", "severity"]);
  // The pack is still good for other answers.
  assert.equal(pack.assess(answers).format, "shipworthy-report/1");
});

test("what is freed is free", async () => {
  const [{ pack: text, answers }] = cases;
  const round = () => {
    const pack = loadPack(text);
    pack.assess(answers);
    pack.free();
  };
  // The glue hands out the running instance to whoever starts it again.
  const { memory } = await start();
  for (let i = 0; i < 20; i++) round();
  const before = memory.buffer.byteLength;
  for (let i = 0; i < 300; i++) round();
  assert.equal(memory.buffer.byteLength, before);
});
