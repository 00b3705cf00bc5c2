// The command, as a stranger runs it: from the packed package, installed into an empty project, through npx.
// XML and Markdown are judged by parsers that are not ours.

import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { mkdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { DOMParser } from "@xmldom/xmldom";
import { marked } from "marked";
import { read } from "./harness.mjs";
import { installed, npx } from "./stranger.mjs";

const EXAMPLES = "packs/poc-to-production/examples";

let project;
let remove;

/** Runs the installed command; never fails. */
const shipworthy = (args, input = "") =>
  new Promise((done) => {
    const program = join(project, "node_modules/.bin", process.platform === "win32" ? "shipworthy.cmd" : "shipworthy");
    const child = spawn(program, args, { cwd: project, shell: process.platform === "win32" });
    const said = { stdout: "", stderr: "" };
    for (const name of ["stdout", "stderr"]) child[name].setEncoding("utf8").on("data", (text) => (said[name] += text));
    child.on("close", (code) => done({ code, ...said }));
    child.stdin.on("error", () => {});
    child.stdin.end(input);
  });

const parsedXml = (text) => {
  const problems = [];
  const document = new DOMParser({ onError: (level, message) => problems.push(`${level}: ${message}`) }).parseFromString(text, "text/xml");
  assert.deepEqual(problems, []);
  return document;
};

before(async () => {
  ({ project, remove } = await installed());
  for (const name of ["spare-parts", "churn-as-it-failed", "meeting-rooms", "mood-at-work", "support-answers"]) {
    await writeFile(join(project, `${name}.json`), await read(`${EXAMPLES}/${name}.json`));
  }
  const test = await read("packs/ml-test-score/examples/bakery-orders.json");
  await writeFile(join(project, "bakery-orders.json"), test);
  await writeFile(join(project, "nonsense.json"), await read("tests/packs/nonsense.json"));
  await writeFile(join(project, "sinker.json"), await read("tests/packs/nonsense-examples/sinker.json"));
  await writeFile(join(project, "wrong-shapes.json"), await read("tests/bad/answers/wrong-shapes.json"));
  await writeFile(join(project, "broken.json"), "{ not json");
  await writeFile(join(project, "latin-1.json"), Buffer.from('{ "title": "B\u00e4cker" }', "latin1"));
  await mkdir(join(project, "folder"));
});

after(() => remove?.());

test("npx finds it, and a verdict comes first", async () => {
  const run = (args) =>
    new Promise((done) => {
      const child = spawn(npx, ["--no-install", "shipworthy", ...args], { cwd: project, shell: process.platform === "win32" });
      let stdout = "";
      child.stdout.on("data", (text) => (stdout += text));
      child.on("close", (code) => done({ code, stdout }));
    });
  const { code, stdout } = await run(["assess", "churn-as-it-failed.json"]);
  assert.equal(code, 1);
  assert.match(stdout, /^Verdict: rescope\n/);
});

test("the exit code is the verdict, for every worked example that was copied", async () => {
  const codes = { ship: 0, rescope: 1, kill: 2, undecided: 3 };
  const seen = new Set();
  for (const name of ["spare-parts", "churn-as-it-failed", "meeting-rooms", "mood-at-work", "support-answers", "bakery-orders"]) {
    const { expected } = JSON.parse(await readFile(join(project, `${name}.json`), "utf8"));
    const { proven, possible } = expected.verdict;
    const verdict = proven === possible ? proven : "undecided";
    const { code, stdout, stderr } = await shipworthy(["assess", `${name}.json`]);
    assert.deepEqual([name, code, stderr], [name, codes[verdict], ""]);
    assert.ok(stdout.startsWith(`Verdict: ${verdict}`), stdout);
    seen.add(verdict);
  }
  assert.deepEqual([...seen].sort(), Object.keys(codes).sort(), "each verdict came up");
});

test("the text has the reasons, the deciding questions and the work, in the words of the pack", async () => {
  const pack = JSON.parse(await read("packs/poc-to-production/pack.json"));
  const { stdout } = await shipworthy(["assess", "support-answers.json"]);
  const report = JSON.parse(await read("tests/golden/poc-to-production/support-answers.json"));
  for (const { question } of report.deciding) {
    assert.ok(stdout.includes(pack.questions.find(({ id }) => id === question).title), question);
  }
  for (const gate of report.verdict.proven_by) assert.ok(stdout.includes(pack.gates.find(({ id }) => id === gate).title), gate);
  assert.match(stdout, /The cheapest way to ship:\n {2}17 days of one person; 7 days at least/);
  const failed = await shipworthy(["assess", "churn-as-it-failed.json"]);
  const golden = JSON.parse(await read("tests/golden/poc-to-production/churn-as-it-failed.json"));
  for (const gate of golden.verdict.possible_by) {
    assert.ok(failed.stdout.includes(pack.gates.find(({ id }) => id === gate).if_failed), gate);
  }
});

test("of what no work is known to mend, nothing is said", async () => {
  const open = { format: "shipworthy-answers/1", pack: { id: "ml-test-score", version: "1.0.0" } };
  const { code, stdout } = await shipworthy(["assess", "-"], JSON.stringify(open));
  assert.equal(code, 3);
  assert.doesNotMatch(stdout, /no work/);
});

test("JSON is the report, byte for byte", async () => {
  for (const name of ["spare-parts", "churn-as-it-failed"]) {
    const { stdout } = await shipworthy(["assess", `${name}.json`, "--format", "json", "--today", "2026-11-21"]);
    assert.equal(stdout, await read(`tests/golden/poc-to-production/${name}.json`));
  }
  const undated = await shipworthy(["assess", "spare-parts.json", "--format=json"]);
  assert.equal(JSON.parse(undated.stdout).today, null, "no clock is read");
});

test("JUnit has a case for each gate, and is XML", async () => {
  const report = JSON.parse(await read("tests/golden/poc-to-production/churn-as-it-failed.json"));
  const { code, stdout } = await shipworthy(["assess", "churn-as-it-failed.json", "--format", "junit"]);
  assert.equal(code, 1);
  const document = parsedXml(stdout);
  const [suite] = document.getElementsByTagName("testsuite");
  const count = (status) => report.gates.filter((gate) => gate.status === status).length;
  const counts = ["tests", "failures", "skipped", "errors"].map((name) => Number(suite.getAttribute(name)));
  assert.deepEqual(counts, [report.gates.length, count("fails"), count("open"), 0]);
  const elements = ["testcase", "failure", "skipped"].map((name) => document.getElementsByTagName(name).length);
  assert.deepEqual(elements, counts.slice(0, 3));
  for (const name of ["failure", "skipped"]) {
    for (const element of document.getElementsByTagName(name)) assert.ok(element.getAttribute("message").length > 10);
  }
});

test("the pack can be one's own, and answers can come through a pipe", async () => {
  const answers = await readFile(join(project, "sinker.json"), "utf8");
  const lost = await shipworthy(["assess", "-"], answers);
  assert.equal(lost.code, 65);
  assert.match(lost.stderr, /^standard input: these answers are for the pack `nonsense`, which is not shipped \(.*--pack\)\n$/);
  const { expected } = JSON.parse(answers);
  const { code, stdout } = await shipworthy(["assess", "-", "--pack", "nonsense.json"], answers);
  assert.equal(code, { ship: 0, rescope: 1, kill: 2 }[expected.verdict.proven]);
  assert.match(stdout, /standard input, under nonsense 1\.0\.0/);
  const pack = await readFile(join(project, "nonsense.json"), "utf8");
  assert.equal((await shipworthy(["assess", "sinker.json", "--pack", "-"], `\ufeff${pack}`)).code, code);
  // The other way round: answers for a shipped pack, under another.
  const other = await shipworthy(["assess", "spare-parts.json", "--pack", "nonsense.json"]);
  assert.deepEqual([other.code, other.stdout], [65, "No verdict: spare-parts.json cannot be used.\n"]);
  assert.match(other.stderr, /error\[wrong_pack\] \$\.pack\.id/);
});

test("what cannot be used says why, on standard error", async () => {
  for (const [file, said] of [
    ["missing.json", /^missing\.json: cannot be read: ENOENT/],
    ["folder", /^folder: cannot be read: EISDIR/],
    ["broken.json", /^broken\.json: error\[not_json\] \$: /],
    ["latin-1.json", /^latin-1\.json: cannot be read: it is not UTF-8\n$/],
    ["nonsense.json", /^nonsense\.json: error\[wrong_format\] \$\.format: /],
    ["package.json", /^package\.json: error\[wrong_format\]/],
  ]) {
    for (const format of ["text", "md", "junit"]) {
      const { code, stderr, stdout } = await shipworthy(["assess", file, "--format", format]);
      assert.equal(code, 65, file);
      assert.match(stderr, said);
      assert.notEqual(stdout, "");
      if (format === "junit") assert.equal(parsedXml(stdout).getElementsByTagName("error").length, 1);
    }
    const { stdout } = await shipworthy(["assess", file, "--format", "json"]);
    assert.equal(stdout, "null\n");
  }
  // Standard input is there once, for all files.
  const twice = await shipworthy(["assess", "spare-parts.json", "sinker.json", "--pack", "-"], "{}");
  assert.equal(twice.code, 65);
  assert.equal(twice.stderr.match(/^standard input: error\[wrong_format\]/gm)?.length, 2, twice.stderr);
  const many = await shipworthy(["assess", "wrong-shapes.json", "--pack", "nonsense.json"]);
  assert.ok(many.stderr.trim().split("\n").length > 5, "every problem has its line");
});

test("what is not understood ends with 64 and the usage, and never with a verdict", async () => {
  for (const args of [
    [], ["asess", "spare-parts.json"], ["assess"], ["assess", "spare-parts.json", "--format", "xml"], ["assess", "--colour", "spare-parts.json"],
    ["assess", "spare-parts.json", "--today", "tomorrow"], ["assess", "spare-parts.json", "--today", "2026-02-30"], ["assess", "nowhere.json", "--today", "tomorrow"],
    ["assess", "-", "-"],
    ["assess", "-", "--pack", "-"], ["check"], ["check", "spare-parts.json", "--format", "json"], ["assess", "spare-parts.json", "--pack"],
  ]) {
    const { code, stdout, stderr } = await shipworthy(args);
    assert.deepEqual([args, code, stdout], [args, 64, ""]);
    assert.match(stderr, /^shipworthy: .+\n\nusage: /);
  }
  const help = await shipworthy(["--help"]);
  assert.deepEqual([help.code, help.stderr], [0, ""]);
  assert.match(help.stdout, /^usage: shipworthy assess/);
  const { version } = JSON.parse(await read("pkg/package.json"));
  assert.deepEqual(await shipworthy(["--version"]), { code: 0, stdout: `${version}\n`, stderr: "" });
});

test("what cannot be written is no verdict, and what cannot be said beside it changes none", { skip: process.platform !== "linux" }, async () => {
  const run = (command) =>
    new Promise((done) => spawn("bash", ["-c", command], { cwd: project, stdio: "ignore" }).on("close", done));
  const assess = "node_modules/.bin/shipworthy assess";
  for (const [command, expected] of [
    [`${assess} spare-parts.json > /dev/full`, 70],
    [`${assess} spare-parts.json --format junit > /dev/full`, 70],
    ["node_modules/.bin/shipworthy check spare-parts.json > /dev/full", 70],
    [`${assess} meeting-rooms.json 2> /dev/full`, 2],
    [`${assess} nowhere.json 2> /dev/full`, 65],
    [`${assess} 2> /dev/full`, 64],
    [`${assess} meeting-rooms.json | head -c 1; exit \${PIPESTATUS[0]}`, 2],
  ]) {
    assert.equal(await run(command), expected, command);
  }
});

test("of several files the worst counts", async () => {
  const ship = "spare-parts.json";
  const rescope = "churn-as-it-failed.json";
  const undecided = "support-answers.json";
  for (const [files, expected] of [
    [[ship, ship], 0],
    [[ship, undecided], 3],
    [[rescope, undecided, ship], 1],
    [["meeting-rooms.json", "mood-at-work.json", rescope], 2],
    [[rescope, "broken.json", ship], 65],
  ]) {
    const { code, stdout } = await shipworthy(["assess", ...files]);
    assert.deepEqual([files, code], [files, expected]);
    assert.equal(stdout.match(/^(Verdict|No verdict): /gm).length, files.length);
  }
  const { stdout } = await shipworthy(["assess", ship, "broken.json", rescope, "--format", "json"]);
  assert.deepEqual(JSON.parse(stdout).map((report) => report?.verdict.proven ?? null), ["ship", null, "rescope"]);
  const suites = parsedXml((await shipworthy(["assess", ship, "broken.json", rescope, "--format", "junit"])).stdout);
  assert.equal(suites.getElementsByTagName("testsuite").length, 3);
});

test("check says what is wrong and nothing else", async () => {
  const good = await shipworthy(["check", "spare-parts.json", "nonsense.json", "bakery-orders.json"]);
  assert.deepEqual(good, { code: 0, stderr: "", stdout: "spare-parts.json: no errors\nnonsense.json: no errors\nbakery-orders.json: no errors\n" });
  await writeFile(join(project, "bad-pack.json"), await read("tests/bad/packs/unrelated-mistakes.json"));
  const bad = await shipworthy(["check", "bad-pack.json", "spare-parts.json"]);
  assert.equal(bad.code, 65);
  assert.match(bad.stderr, /^bad-pack\.json: error\[/);
});

test("a warning is told and stands in nobody's way", async () => {
  const answers = JSON.parse(await read(`${EXAMPLES}/spare-parts.json`));
  answers.answers["a-later-question"] = { level: 1 };
  await writeFile(join(project, "later.json"), JSON.stringify(answers));
  const { code, stdout, stderr } = await shipworthy(["assess", "later.json"]);
  assert.deepEqual([code, stdout.split("\n")[0]], [0, "Verdict: ship"]);
  assert.match(stderr, /^later\.json: warning\[unknown_question\] \$\.answers\["a-later-question"\]: /);
});

test("no text of a file passes for one of ours", async () => {
  const title = "<script>x</script> \"'&]]>\u0000\u001b[31m\ufffe \n::error::x\n| a | *b* `c` [d](e)\n# heading ##[error]x ##vso[task.x]y";
  const pack = JSON.parse(await read("tests/packs/nonsense.json"));
  for (const entry of [...pack.questions, ...pack.gates, ...pack.work.actions]) {
    for (const field of ["title", "text", "if_failed", "deliverable"]) if (field in entry) entry[field] = title;
  }
  await writeFile(join(project, "hostile-pack.json"), JSON.stringify(pack));
  const answers = { format: "shipworthy-answers/1", pack: { id: "nonsense", version: "1.0.0" }, title, answers: {}, [title]: 1 };
  await writeFile(join(project, "hostile.json"), JSON.stringify(answers));
  const write = (format) => shipworthy(["assess", "hostile.json", "--pack", "hostile-pack.json", "--format", format]);
  const text = await write("text");
  assert.doesNotMatch(text.stdout, /[^\P{Cc}\n]/u, "no control characters");
  assert.match(text.stderr, /^hostile\.json: warning\[unknown_field\] .+\n$/, "one line");
  for (const line of text.stdout.split("\n")) assert.doesNotMatch(line, /^\s*::|##\[|##vso\[/, line);
  parsedXml((await write("junit")).stdout);
  const md = await write("md");
  const html = marked.parse(md.stdout);
  assert.doesNotMatch(html, /<script|<a |<em|<h1|<table/);
  // The digest is the only code in it.
  assert.equal(html.match(/<code>/g).length, 1);
});

test("Markdown is a comment with the same content", async () => {
  const { code, stdout } = await shipworthy(["assess", "churn-as-it-failed.json", "--format", "md"]);
  assert.equal(code, 1);
  const tokens = marked.lexer(stdout);
  const headings = tokens.filter(({ type }) => type === "heading").map(({ text }) => text);
  assert.equal(headings[0], "Verdict: rescope");
  assert.ok(headings.includes("What fails") && headings.includes("The cheapest way to ship"), headings.join());
  const lists = tokens.filter(({ type }) => type === "list");
  const report = JSON.parse(await read("tests/golden/poc-to-production/churn-as-it-failed.json"));
  assert.equal(lists[0].items.length, report.gates.filter(({ status, consequence }) => status === "fails" && consequence !== "warn").length);
  assert.ok(stdout.includes(report.digest));
});
