// What README.md and pkg/README.md show as code, word for word: each block is taken from the text and run as it says. And
// the answers file of packs/README.md.
// Not here: the Rust, which is a documentation test (src/lib.rs), and what the examples conclude about a proof of concept.

import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { copyFile, mkdir, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { after, before, test } from "node:test";
import * as esbuild from "esbuild";
import { parse } from "yaml";
import { launch, open, read, root, serve } from "./harness.mjs";
import { installed, run } from "./stranger.mjs";

const EXAMPLES = "packs/poc-to-production/examples";
const HEADING = "[data-focus=heading]";

/** The blocks of a text: their language, what they hold, and whether a test has taken them. */
const blocksOf = (text) =>
  [...text.matchAll(/^```(\w+)\n([\s\S]*?)^```$/gm)].map(([, language, code]) => ({ language, code, taken: false }));
const texts = { root: await read("README.md"), pkg: await read("pkg/README.md") };
const blocks = { root: blocksOf(texts.root), pkg: blocksOf(texts.pkg) };

/** The one block of a text in that language that has a word. */
function block(text, language, word) {
  const found = blocks[text].filter((block) => block.language === language && block.code.includes(word));
  assert.equal(found.length, 1, `one block of ${language} with ${word}`);
  found[0].taken = true;
  return found[0].code;
}

let browser;
let project;
let remove;

before(async () => {
  ({ project, remove } = await installed());
  browser = await launch();
});

after(async () => {
  await browser?.close();
  await remove?.();
});

const page = (snippet, head = "") =>
  `<!doctype html><html lang="en"><title>a page</title><link rel="icon" href="data:,">${head}${snippet}`;

/** Serves pages, opens one of them and uses it; only the given paths may be asked for. */
async function visited(pages, path, allowed, use) {
  const server = await serve(pages);
  try {
    const visit = await open(browser, server.origin + path, (url) => url.startsWith(server.origin) && allowed(new URL(url).pathname));
    visit.page.setDefaultTimeout(10_000);
    await use(visit.page);
    assert.deepEqual(visit.problems(), []);
    await visit.close();
  } finally {
    server.close();
  }
}

test("the file that it says to save works alone, from a disk", async () => {
  const [, name] = texts.root.match(/\*\*As one file\.\*\* Save \[`[^`]+`\]\(([^)]+)\)/);
  const folder = await mkdtemp(join(tmpdir(), "shipworthy-saved-"));
  try {
    await copyFile(join(root, name), join(folder, "saved.html"));
    const { page, problems, close } = await open(browser, pathToFileURL(join(folder, "saved.html")).href);
    await page.locator("input[type=file]").setInputFiles(join(root, EXAMPLES, "churn-as-it-failed.json"));
    await page.locator(".verdict").waitFor();
    assert.deepEqual(problems(), []);
    await close();
  } finally {
    await rm(folder, { recursive: true });
  }
});

test("the element, in two lines of HTML and with a link", async () => {
  for (const [text, own] of [["root", "Is your AI proof of concept fit to ship?"], ["pkg", "What stands here shows"]]) {
    const asked = [];
    const snippet = page(block(text, "html", "element.js"));
    await visited({ "/": snippet }, "/", (path) => path.startsWith("/pkg/") && asked.push(path) > 0, async (page) => {
      await page.getByRole("button", { name: "Start the assessment" }).waitFor();
      assert.match(await page.locator("body").innerText(), new RegExp(own));
      assert.deepEqual(asked, ["/pkg/dist/element.js"], "until the visitor starts");
      await page.getByRole("button", { name: "Start the assessment" }).click();
      await page.locator(HEADING).waitFor();
      assert.ok(!(await page.locator("shipworthy-assessment > p").isVisible()));
      const answers = JSON.parse(await read(`${EXAMPLES}/churn-as-it-failed.json`));
      await page.locator("shipworthy-assessment").evaluate((element, answers) => void (element.answers = answers), answers);
      await page.getByRole("navigation", { name: "Steps" }).getByRole("button", { name: "Report" }).click();
      await page.locator(".verdict").waitFor();
      assert.equal(await page.getByRole("link", { name: "Talk it through with us" }).count(), text === "pkg" ? 1 : 0);
    });
  }
});

test("the place that the style sheet reserves is the one that the element then takes", async () => {
  const style = block("pkg", "css", ":not(:defined");
  const fonts = "<style>.big { font: 21px/1.9 serif } .small { font-size: 12px }</style>";
  const elements = ["", "big", "small"].map((name) => `<div class="${name}"><shipworthy-assessment><p>own</p></shipworthy-assessment><p>after</p></div>`);
  // Far enough down not to start.
  const byItself = '<p style="height: 3000px"></p><shipworthy-assessment start="visible"><p>own</p></shipworthy-assessment><p>after</p>';
  const html = page(elements.join("") + byItself, `<style>${style}</style>${fonts}`);
  await visited({ "/": html }, "/", (path) => path === "/pkg/dist/element.js", async (page) => {
    const sizes = () => page.evaluate(() => [...document.querySelectorAll("shipworthy-assessment")].map((it) => [it.offsetHeight, it.offsetTop]));
    await page.evaluate(() => {
      globalThis.shifts = [];
      new PerformanceObserver((list) => globalThis.shifts.push(...list.getEntries().map(({ value }) => value))).observe({ type: "layout-shift", buffered: true });
    });
    const before = await sizes();
    assert.ok(before[1][0] > before[0][0] && before[0][0] > before[2][0]);
    await page.evaluate(() => import("/pkg/dist/element.js"));
    await page.getByRole("button", { name: "Start the assessment" }).nth(2).waitFor();
    await page.evaluate(() => new Promise((done) => requestAnimationFrame(() => setTimeout(done, 50))));
    assert.deepEqual(await sizes(), before);
    assert.deepEqual(await page.evaluate(() => globalThis.shifts), []);
  });
});

test("the frame, under a policy that refuses `style` attributes", async () => {
  const style = block("pkg", "css", "iframe");
  const hash = createHash("sha256").update(style).digest("base64");
  const policy = `<meta http-equiv="Content-Security-Policy" content="default-src 'none'; img-src data:; frame-src 'self'; style-src 'sha256-${hash}'">`;
  const pages = {
    "/": page(block("pkg", "html", "<iframe"), `${policy}<style>${style}</style>`),
    "/shipworthy/index.html": await read("index.html"),
  };
  await visited(pages, "/", (path) => path === "/shipworthy/index.html", async (page) => {
    await page.frameLocator("iframe").locator(HEADING).waitFor();
    const { width, height } = await page.locator("iframe").boundingBox();
    const [innerWidth, innerHeight] = await page.evaluate(() => [document.body.clientWidth, window.innerHeight]);
    assert.deepEqual([width, height], [innerWidth, 0.9 * innerHeight]);
  });
});

test("the programs for Node", async () => {
  await copyFile(join(root, EXAMPLES, "churn-as-it-failed.json"), join(project, "answers.json"));
  await writeFile(join(project, "assess.mjs"), block("root", "js", "answers.json"));
  assert.deepEqual(await run(process.execPath, ["assess.mjs"], project), { stdout: "rescope rescope\n", stderr: "" });
  await writeFile(join(project, "inline.mjs"), block("pkg", "js", "measurable-outcome"));
  const { stdout, stderr } = await run(process.execPath, ["inline.mjs"], project);
  assert.match(stdout, /^kill ship \d+\n$/);
  assert.equal(stderr, "");
});

test("the answers file of the manual is one that the shipped pack takes without a remark", async () => {
  const found = blocksOf(await read("packs/README.md")).filter(({ code }) => code.includes('"poc-to-production"'));
  assert.equal(found.length, 1);
  await writeFile(join(project, "manual.json"), found[0].code);
  const { stderr } = await run(process.execPath, ["node_modules/shipworthy/cli.js", "check", "manual.json"], project);
  assert.equal(stderr, "");
});

test("the pipeline", async () => {
  const { on, jobs } = parse(block("root", "yaml", "verdict.yml"), { strict: true });
  assert.equal(on, "pull_request");
  const { steps } = jobs.verdict;
  // What is not a command is a published action, with a version.
  for (const { uses, run } of steps) assert.ok(run ? !uses : /^actions\/[a-z-]+@v\d+$/.test(uses));
  await mkdir(join(project, "poc"), { recursive: true });
  const env = { ...process.env, GITHUB_STEP_SUMMARY: join(project, "summary.md"), npm_config_offline: "true" };
  const [install, assess, ...more] = steps.filter(({ run }) => run).map(({ run }) => run);
  assert.deepEqual([install, more], ["npm ci", []]);
  // As GitHub runs them.
  const bash = (commands) => run("bash", ["-e", "-c", commands], project, { env, shell: false });
  await bash(install);
  for (const [story, expected] of [["churn-as-it-failed", 1], ["early-idea", 0]]) {
    await copyFile(join(root, EXAMPLES, `${story}.json`), join(project, "poc/answers.json"));
    await rm(join(project, "summary.md"), { force: true });
    const { code } = await bash(assess).then(() => ({ code: 0 }), (error) => error);
    assert.equal(code, expected, story);
    assert.match(await readFile(join(project, "verdict.xml"), "utf8"), /<testsuite/);
    assert.match(await readFile(join(project, "summary.md"), "utf8"), /^#/);
  }
  assert.equal(steps.at(-1).with.path, "verdict.xml");
});

test("what is shown for Next.js is a module, of what Next.js and the example have", async () => {
  const code = block("pkg", "tsx", "next/dynamic");
  const { code: script, warnings } = await esbuild.transform(code, { loader: "tsx" });
  assert.deepEqual(warnings, []);
  assert.match(script, /import\("\.\/assessment"\)/);
});

test("the commands for the work on it", async () => {
  const commands = await read("xtask/src/main.rs");
  for (const word of ["serve", "test"]) {
    assert.equal(block("root", "sh", `xtask ${word}`), `cargo xtask ${word}\n`);
    assert.ok(commands.includes(`["${word}"] => `), word);
  }
});

test("no block was left out", () => {
  const left = [...blocks.root, ...blocks.pkg].filter(({ taken }) => !taken);
  assert.deepEqual(left.map(({ language }) => language), ["rust"], "src/lib.rs runs the Rust");
});
