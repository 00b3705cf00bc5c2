// The table: what was found, beside the budgets, as Markdown. It judges, but fails nothing.

import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import { root } from "./common.mjs";
import { BATCH } from "./ours.mjs";
import { deciding, questions } from "./peers.mjs";
import { pack } from "./workload.mjs";

const PEER = "SurveyJS for React";

const digits = (number) => (number < 10 ? number.toFixed(2) : number < 100 ? number.toFixed(1) : Math.round(number).toLocaleString("en"));
const times = (ratio) => `${ratio < 10 ? ratio.toFixed(2) : Math.round(ratio).toLocaleString("en")} ×`;
/** A median with its ends. */
const range = ({ median, min, max }, scale = 1) => `${digits(median / scale)} (${digits(min / scale)}–${digits(max / scale)})`;
const bytes = (number) => number.toLocaleString("en");
const table = (head, rows) =>
  [head, head.map((_, place) => (place === 0 ? "---" : "---:")), ...rows].map((row) => `| ${row.join(" | ")} |`).join("\n");

/** Bytes are what they are; what was timed comes out a little different every time. */
function held(value, limit, unit) {
  const barely = unit !== "kB" && Math.abs(value / limit - 1) < 0.2 ? ", barely" : "";
  return (value <= limit ? "yes" : "**no**") + barely;
}

/** How long each of our applications may take until the first question is answered, condition by condition, of what
 *  SurveyJS takes. */
const STARTS = { "Shipworthy, index.html": [0.75, 0.7, 0.65], "Shipworthy, element": [1 / 3, 0.4, 0.55] };

/** The byte budgets with what the tests hold them to; `cargo xtask size` measures them. */
function sizes() {
  const text = readFileSync(resolve(root, "tests/size.toml"), "utf8");
  return [...text.matchAll(/^\[(.+)\]\nbudget = (\S+)\nmeasured = (\S+)$/gm)].map(([, name, ...numbers]) => {
    const [budget, measured] = numbers.map((number) => Number(number.replaceAll("_", "")));
    return { name, budget, measured, how: name === "index-html" ? "on a disk" : "brotli" };
  });
}

export function report(found) {
  const { machine, versions, counts, calls, starts, memory, others } = found;
  const { native, node, chromium } = calls;
  const answered = (condition, name) => starts[condition][name].answered.median;
  const ratio = (condition, name) => answered(condition, name) / answered(condition, PEER);
  const conditions = Object.keys(starts);
  const applications = ["Shipworthy, index.html", "Shipworthy, element"];
  const last = memory.at(-1);
  const grown = last.heap - memory[0].heap;
  const wasmGrown = last.wasm - memory[0].wasm;

  /** What, the budget, what was found, its limit and unit, and what the first design had where that was another one. */
  const budgets = [
    ...sizes().map(({ name, budget, measured, how }) => [
      `bytes: ${name}, ${how}`, `${digits(budget / 1_000)} kB`, measured / 1_000, budget / 1_000, "kB", { headless: "80 kB", app: "150 kB for all of it" }[name],
    ]),
    ...applications.flatMap((name) => [
      ...conditions.map((condition, place) => {
        const limit = STARTS[name][place];
        const budget = limit === 1 / 3 ? "a third" : `${limit} ×`;
        const first = limit === 1 / 3 ? undefined : "a third";
        return [`${name}: first question answered, against SurveyJS, ${condition}`, budget, ratio(condition, name), limit, "×", first];
      }),
      ...conditions.map((condition) => [
        `${name}: blocking time, ${condition}`, "50 ms", starts[condition][name].blocked.median, 50, "ms",
      ]),
    ]),
    ["scores and verdict, natively", "10 µs", native["verdict of read answers"].median, 10, "µs"],
    ["scores and verdict through JavaScript, Node", "30 µs", node["verdict of text"].median, 30, "µs"],
    ["scores and verdict through JavaScript, Chromium", "30 µs", chromium["verdict of text"].median, 30, "µs"],
    ["report with trace and advice, Chromium, mean of the worked examples", "5 ms", chromium["assess and advise"].median / 1_000, 5, "ms"],
    ["the same, the slowest worked example", "5 ms", chromium["assess and advise, slowest example"].median / 1_000, 5, "ms"],
    [`${BATCH.toLocaleString("en")} sheets through JavaScript, Node`, "1 s", node["batch of text"].median / 1e6, 1, "s"],
    [`${BATCH.toLocaleString("en")} sheets through JavaScript, Chromium`, "1 s", chromium["batch of text"].median / 1e6, 1, "s"],
    [`JavaScript heap, growth for each of ${bytes(counts.mounts)} mounts`, "flat", Math.max(0, grown) / counts.mounts / 1_000, 1, "kB"],
    [`WebAssembly memory, growth over ${bytes(counts.mounts)} mounts`, "flat", wasmGrown / 1_000, 0, "kB"],
  ];

  const call = (title, name, where = [native, node, chromium]) => [title, ...where.map((calls) => (calls[name] ? range(calls[name]) : "–"))];
  const ours = node["verdict of levels only, object"];
  const weigh = (kind, first) =>
    table(
      ["", "raw", "gzip 9", "brotli 11", `brotli, of that of ${first.split(",")[0]}`],
      Object.entries(found.bytes[kind]).map(([name, size]) => [
        name, bytes(size.raw), bytes(size.gzip), bytes(size.brotli), times(size.brotli / found.bytes[kind][first].brotli),
      ]),
    );

  return `# Benchmarks

<!-- Written by \`cargo xtask bench\`, which measures everything again; changes by hand are lost. The words are in
     bench/report.mjs. It is a record of one run on one machine, and no test. -->

Measured on ${found.date} at commit ${found.commit}, in ${found.minutes} minutes. Machine: ${machine.cpu}, ${machine.cores} cores, ${machine.memory} GB, ${machine.system}.
${Object.entries(versions).map(([name, version]) => `${name} ${version}`).join(", ")}.

**The machine was ${machine.load.max > machine.cores ? "shared" : "not busy otherwise, as far as its load tells"}**: between ${machine.load.min.toFixed(1)} and ${machine.load.max.toFixed(1)} processes wanted to run on its ${machine.cores} cores, ours among them. So compare ratios within this run, not milliseconds with another one's.
Numbers are medians, with the least and the most in brackets. Every program had its turn in every round, each time with another first.

To run it again: \`cargo xtask bench\`. It needs a Chromium, installs the others' packages into \`bench/node_modules\`, and writes this file. \`cargo xtask bench --quick\` only shows that it works.

## Budgets

${table(["", "first design", "budget", "found", "held"], budgets.map(([name, budget, value, limit, unit, first]) => [name, first ?? "", budget, `${digits(value)} ${unit}`, held(value, limit, unit)]))}

A budget that is not held is a fault to mend, or a promise to take back; it stops nothing here. *Barely* is within a fifth of the budget: another run may find it on the other side.
Where the first design had another budget, it was not held, and was moved; the reasons are in ARCHITECTURE.md under "Sizes" and "Start". Byte budgets are those of \`tests/size.toml\`, which the tests enforce.
"Flat" means under a kilobyte of JavaScript for each mount, and no growth at all of the WebAssembly memory after the first twenty.

## Bytes

Everything minified by the same bundler, without source maps; a brotli column is what a good server sends. Questions and rules are in none of them, except in \`index.html\`, which carries two packs.

${weigh("engines", "Shipworthy, headless")}

These engines do different things. JsonLogic evaluates expressions and is far smaller than ours: whoever has a handful of conditions and no open answers should take it. Ours has the ranges, the reports, the advice, the scheduler and the exports in it. Cedar decides on access rights, and stands here as another engine in WebAssembly.

${weigh("applications", "SurveyJS for React, with react-dom and styles")}

A form written by hand with preact is smaller and quicker than ours, and always will be: it has no verdict, no report and no plan. SurveyJS is a toolbox for any survey, and most of it goes unused here.

Everything named here could be installed from the registry; survey-core in the version that survey-react-ui asks for. Left out, because there is no fair comparison: OPA, whose package only loads policies that another program compiled; services that render their form on their own servers; and, for speed, Cedar, which answers a request with yes or no and not with one of three verdicts.

## Until the first question is answered

Milliseconds from the navigation (for the element: from the click that starts it, its page being loaded) until a scripted click on the first question's first answer has reached the application's state. Same ${questions} questions with the same levels. SurveyJS and preact get one question on each page, the least they can draw, and show it at once; ours is clicked through its start screen, its profile and a choice of ways first. Brotli over HTTP, nothing cached, a new profile for each of ${counts.visits} visits. SurveyJS has its style sheet without fonts.

${conditions
  .map(
    (condition) =>
      `### ${condition[0].toUpperCase()}${condition.slice(1)}${condition.includes("4G") ? " (1.6 Mbit/s, 150 ms)" : ""}\n\n${table(
        ["", "first control, ms", "answered, ms", "blocking, ms", "answered, of that of SurveyJS"],
        Object.entries(starts[condition]).map(([name, { usable, answered, blocked }]) => [
          name, range(usable), range(answered), range(blocked), times(ratio(condition, name)),
        ]),
      )}`,
  )
  .join("\n\n")}

Blocking time is what tasks take beyond 50 ms each.

## Our engine

Microseconds for each call, the pack being loaded: “${pack.title}”, with ${questions} questions and ${pack.gates.length} gates. Answers are the worked examples in turn, as people write them, with notes and evidence; "levels only" are sheets with an answer to every question. Natively the answers are read already except where it says so. Through JavaScript every call reads and checks its answers anew, and the difference between the first rows is what that costs. There is no call for many sheets at once: a batch is one call after the other.

${table(
  ["µs", "natively", "Node", "Chromium"],
  [
    call("load the pack", "load"),
    ["load the pack, the first call of a process", "–", range(node["load, first time"]), range(chromium["load, first time"])],
    call("read answers", "read answers"),
    call("verdict, answers already read", "verdict of read answers"),
    call("verdict, from text", "verdict of text"),
    call("verdict, from an object", "verdict of object"),
    call("verdict, levels only, from text", "verdict of levels only, text"),
    call("verdict, levels only, from an object", "verdict of levels only, object"),
    call("report with trace (`assess`)", "assess"),
    call("advice (`advise`)", "advise"),
    call("both", "assess and advise"),
    call("both, slowest worked example", "assess and advise, slowest example"),
    call("plan of everything there is to do", "plan"),
    call(`${BATCH.toLocaleString("en")} sheets one after the other, from text`, "batch of text"),
    call(`${BATCH.toLocaleString("en")} sheets one after the other, from objects`, "batch of object"),
  ],
)}

## Other rule engines

The ${deciding()} gates that can kill or block, over 500 sheets that answer every question (${Object.entries(found.verdicts).map(([verdict, count]) => `${verdict} ${count}`).join(", ")}), in Node. Every engine comes to the same verdicts; that is checked first. The others do less: they take the levels as they are, know no open answers and no ranges, check nothing, and may stop at the first gate that fails. Their sums have bounds that were worked out beforehand. Ours is the public call, \`pack.verdict(object)\`, which reads and checks a whole answers file and gives both ends of the range. zen-engine-wasm has no way to keep a parsed expression over calls. Where the last column is below 1, the other one is quicker.

${table(
  ["", "µs for a sheet", "of ours"],
  [
    ["Shipworthy, `pack.verdict(object)`", range(ours), times(1)],
    ["Shipworthy, `pack.verdict(text)`", range(node["verdict of levels only, text"]), times(node["verdict of levels only, text"].median / ours.median)],
    ["Shipworthy natively, worked examples, answers already read", range(native["verdict of read answers"]), times(native["verdict of read answers"].median / ours.median)],
    ...Object.entries(others)
      .sort(([, one], [, other]) => one.median - other.median)
      .map(([name, spread]) => [name, range(spread), times(spread.median / ours.median)]),
  ],
)}

## Memory

Elements that are mounted, given the answers of a worked example, and removed, one after the other; after a collection of garbage.

${table(
  ["mounts", "JavaScript heap, bytes", "WebAssembly memory, bytes", "DOM nodes", "listeners"],
  memory.map(({ mounts, heap, wasm, nodes, listeners }) => [bytes(mounts), bytes(heap), bytes(wasm), nodes, listeners]),
)}
`;
}
