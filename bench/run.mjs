// The whole benchmark, started by `cargo xtask bench`: every measurement in rounds, ours and theirs in turn, so that
// whatever else the machine does falls on all of them; then the table.

import { execFile, execFileSync } from "node:child_process";
import { readFileSync, writeFileSync } from "node:fs";
import { cpus, loadavg, release, totalmem, type } from "node:os";
import { resolve } from "node:path";
import { promisify } from "node:util";
import { CONDITIONS, mounts, PAGES, timeInBrowser, visit } from "./browser.mjs";
import { bytesOf, root, say, spread } from "./common.mjs";
import { makePages, serve, weighed } from "./pages.mjs";
import { peers } from "./peers.mjs";
import { report } from "./report.mjs";

const quick = process.argv.includes("--quick");
const VISITS = quick ? 1 : 7;
const ROUNDS = quick ? 1 : 5;
const MOUNTS = quick ? 100 : 1_000;

const run = promisify(execFile);
const node = async (what) => JSON.parse((await run(process.execPath, ["bench/one.mjs", what], { cwd: root })).stdout);
const native = async () =>
  JSON.parse((await run(process.env.SHIPWORTHY_NATIVE, ["bench", "--native"], { cwd: root })).stdout);

/** Lists of equal records as a record of spreads. */
const together = (records) =>
  Object.fromEntries(Object.keys(records[0]).map((key) => [key, spread(records.map((record) => record[key]))]));

const begin = new Date();
const loads = [loadavg()[0]];

say("bytes…");
const bytes = {};
for (const [kind, all] of Object.entries(await weighed())) {
  bytes[kind] = Object.fromEntries(Object.entries(all).map(([name, files]) => [name, bytesOf(files)]));
}

say("whether all engines agree…");
const verdicts = await node("check");

const server = await serve(await makePages());
const starts = {};
for (let round = 0; round < VISITS; round++) {
  say(`visits, round ${round + 1} of ${VISITS}…`);
  for (const condition of Object.keys(CONDITIONS)) {
    // Another one begins each time.
    const names = Object.keys(PAGES);
    names.push(...names.splice(0, round % names.length));
    for (const name of names) ((starts[condition] ??= {})[name] ??= []).push(await visit(server.origin, name, condition));
  }
  loads.push(loadavg()[0]);
}

const calls = { native: [], node: [], chromium: [] };
const others = {};
for (let round = 0; round < ROUNDS; round++) {
  say(`calls, round ${round + 1} of ${ROUNDS}…`);
  calls.native.push(await native());
  calls.node.push(await node("ours"));
  calls.chromium.push(await timeInBrowser(server.origin));
  for (const name of Object.keys(peers)) (others[name] ??= []).push(await node(name));
  loads.push(loadavg()[0]);
}

say("memory…");
const memory = await mounts(server.origin, MOUNTS);
server.close();

const manifest = JSON.parse(readFileSync(resolve(root, "bench/package.json"), "utf8"));
const git = (...args) => execFileSync("git", args, { cwd: root, encoding: "utf8" }).trim();
let commit = "unknown";
try {
  commit = git("rev-parse", "--short", "HEAD");
} catch {
  // A copy without its history can be measured, too.
}
const system = () => {
  try {
    return /^PRETTY_NAME="(.*)"$/m.exec(readFileSync("/etc/os-release", "utf8"))[1];
  } catch {
    return `${type()} ${release()}`;
  }
};

const found = {
  date: begin.toISOString().slice(0, 10),
  minutes: Math.round((Date.now() - begin) / 60_000),
  commit,
  machine: {
    cpu: cpus()[0].model.trim(),
    cores: cpus().length,
    memory: Math.round(totalmem() / 1e9),
    system: system(),
    load: spread(loads),
  },
  versions: {
    Chromium: memory.version,
    Node: process.versions.node,
    Rust: process.env.SHIPWORTHY_RUSTC?.split(" ")[1] ?? "unknown",
    ...manifest.dependencies,
  },
  counts: { visits: VISITS, rounds: ROUNDS, mounts: MOUNTS },
  bytes,
  verdicts,
  starts: Object.fromEntries(
    Object.entries(starts).map(([condition, pages]) => [
      condition,
      Object.fromEntries(Object.entries(pages).map(([name, visits]) => [name, together(visits)])),
    ]),
  ),
  calls: Object.fromEntries(Object.entries(calls).map(([where, rounds]) => [where, together(rounds)])),
  others: Object.fromEntries(Object.entries(others).map(([name, rounds]) => [name, spread(rounds)])),
  memory: memory.found,
};

// The raw findings, for those who want to compute something else from them.
if (process.env.SHIPWORTHY_BENCH_JSON) writeFileSync(process.env.SHIPWORTHY_BENCH_JSON, JSON.stringify(found));
const text = report(found);
console.log(text);
if (!quick) writeFileSync(resolve(root, "docs/benchmarks.md"), text);
