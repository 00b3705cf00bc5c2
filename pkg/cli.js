#!/usr/bin/env node
// The command: `npx shipworthy assess answers.json`. Files in, a verdict as text, Markdown, JSON or JUnit out, and an exit
// code that a pipeline can act on. Nothing is decided here: the engine is asked through the package's own entry.
// No colours: what it prints is read in logs as often as in terminals.

import { readFile, readdir } from "node:fs/promises";
import { parseArgs } from "node:util";

const USAGE = `usage: shipworthy assess <answers.json> … [--pack <file>] [--format text|md|json|junit] [--today YYYY-MM-DD]
       shipworthy check <pack or answers> … [--pack <file>]

  assess       the verdict on answers, with the reasons for it
  check        what is wrong with packs and answers, and nothing else
  -            in place of a file: standard input

  --pack       the pack to use; otherwise the shipped one that the answers name
  --format     text (the usual one); md, for a comment; json, the report; junit, one test case for each gate
  --today      the day on which forecasts are judged
  --help, --version

exit codes: 0 ship, 1 rescope, 2 kill, 3 undecided as long as answers are open;
            64 the command was not understood, 65 a file cannot be used, 70 a fault of this program
            Of several files the worst counts: 65, then kill, rescope, undecided, ship. \`check\` ends with 0 or 65.`;

const EXIT = { ship: 0, undecided: 3, rescope: 1, kill: 2, misuse: 64, unusable: 65, fault: 70 };
/** From the best to the worst. */
const ORDER = [EXIT.ship, EXIT.undecided, EXIT.rescope, EXIT.kill, EXIT.unusable];
const MEANS = {
  ship: "Fit for production.",
  rescope: "Not like this: close the gaps, or do something smaller.",
  kill: "Stop: in this form, no further work would make it worth shipping.",
};
/** More open questions or pieces of work than anybody reads in a comment. */
const MOST = 12;

/** A call that makes no sense; said with the usage. */
class Misuse extends Error {}
/** A file that cannot be used; each line says why. */
class Unusable extends Error {
  constructor(lines) {
    super(lines.join("\n"));
    this.lines = lines;
  }
}

const say = (line) => process.stderr.write(`${line}\n`);

// Whoever reads only the beginning gets the exit code all the same. What could not be written is no verdict to anybody;
// what could not be said beside it changes nothing.
process.stdout.on("error", ({ code }) => {
  if (code !== "EPIPE") process.on("exit", () => (process.exitCode = EXIT.fault));
});
process.stderr.on("error", () => {});

main().then(
  (code) => {
    process.exitCode = code;
  },
  (error) => {
    if (error instanceof Misuse) {
      say(`shipworthy: ${error.message}\n\n${USAGE}`);
      process.exitCode = EXIT.misuse;
    } else {
      // Never the exit code of a verdict.
      say(`shipworthy: an internal fault, please report it: ${error?.stack ?? error}`);
      process.exitCode = EXIT.fault;
    }
  },
);

async function main() {
  const { verb, files, options } = understand(process.argv.slice(2));
  if (verb === "help" || verb === "version") {
    const { version } = JSON.parse(await readFile(new URL("./package.json", import.meta.url), "utf8"));
    process.stdout.write(`${verb === "help" ? USAGE : version}\n`);
    return 0;
  }
  const engine = await import("./node.js");
  await engine.init();
  const packs = new Packs(engine, options.pack);
  const outcomes = [];
  for (const file of files) {
    try {
      outcomes.push({ file, ...(await (verb === "check" ? check : assess)(file, packs, engine, options)) });
    } catch (error) {
      if (!(error instanceof Unusable)) throw error;
      error.lines.forEach(say);
      outcomes.push({ file, code: EXIT.unusable, problems: error.lines });
    }
  }
  const write = { text: plainText, md: markdown, json, junit }[verb === "check" ? "text" : options.format];
  process.stdout.write(write(outcomes));
  return ORDER[Math.max(...outcomes.map(({ code }) => ORDER.indexOf(code)))];
}

/** What the arguments ask for. */
function understand(args) {
  let parsed;
  try {
    const text = { type: "string" };
    const flag = { type: "boolean" };
    const options = { pack: text, format: text, today: text, help: { ...flag, short: "h" }, version: { ...flag, short: "v" } };
    parsed = parseArgs({ args, options, allowPositionals: true });
  } catch (error) {
    throw new Misuse(error.message);
  }
  const { help, version, ...options } = parsed.values;
  const [verb, ...files] = parsed.positionals;
  if (help || version) return { verb: help ? "help" : "version", files, options };
  if (verb !== "assess" && verb !== "check") throw new Misuse(verb ? `there is no command \`${verb}\`` : "say what to do");
  if (files.length === 0) throw new Misuse("name a file, or - for standard input");
  if (files.filter((file) => file === "-").length > 1 || (files.includes("-") && options.pack === "-")) {
    throw new Misuse("standard input can be read once");
  }
  if (verb === "check" && (options.format ?? options.today) !== undefined) {
    throw new Misuse("`check` takes neither --format nor --today");
  }
  options.format ??= "text";
  if (!["text", "md", "json", "junit"].includes(options.format)) {
    throw new Misuse(`the format \`${options.format}\` is not one of text, md, json, junit`);
  }
  if (options.today !== undefined && !isDay(options.today)) {
    throw new Misuse("--today: it is not a day of the calendar, written YYYY-MM-DD");
  }
  return { verb, files, options };
}

function isDay(text) {
  const day = new Date(/^\d{4}-\d{2}-\d{2}$/.test(text) ? text : NaN);
  return !Number.isNaN(day.getTime()) && day.toISOString().startsWith(text);
}

const nameOf = (file) => (file === "-" ? "standard input" : file);

async function read(file) {
  try {
    const chunks = file === "-" ? [] : [await readFile(file)];
    if (file === "-") for await (const chunk of process.stdin) chunks.push(chunk);
    // What is not UTF-8 would be read as something else.
    return new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(Buffer.concat(chunks));
  } catch (error) {
    const why = error instanceof TypeError ? "it is not UTF-8" : error.message;
    throw new Unusable([`${nameOf(file)}: cannot be read: ${why}`]);
  }
}

/** One line for each problem. */
const lines = (file, diagnostics) =>
  diagnostics.map(({ severity, code, path, message, hint }) => flat(`${nameOf(file)}: ${severity}[${code}] ${path}: ${message} (${hint})`));

const isError = ({ severity }) => severity === "error";

/** What a text holds, as far as anything can be said without the engine. */
function glance(text) {
  try {
    return JSON.parse(text.replace(/^\ufeff/, "")) ?? {};
  } catch {
    return {};
  }
}

/** The shipped packs and the given one, each read once. */
class Packs {
  #engine;
  #given;
  #loaded = new Map();

  constructor(engine, given) {
    this.#engine = engine;
    this.#given = given;
  }

  /** The pack for an answers file: `{ pack, source }`, ready to assess and as it is written. */
  async for(file, text) {
    if (this.#given !== undefined) return this.#load(this.#given, this.#given);
    const shipped = (await readdir(new URL("./packs/", import.meta.url))).filter((name) => name.endsWith(".json"));
    const ids = shipped.map((name) => name.replace(/\.json$/, ""));
    const answers = glance(text);
    const id = answers.pack?.id;
    if (answers.format === "shipworthy-answers/1" && !ids.includes(id)) {
      const which = typeof id === "string" ? `for the pack \`${id}\`, which is not shipped` : "for no pack: `pack.id` is missing";
      throw new Unusable([`${nameOf(file)}: these answers are ${which} (shipped are ${ids.join(", ")}; name another file with --pack)`]);
    }
    // Of what are no answers at all, any pack says so.
    const name = `${ids.includes(id) ? id : ids[0]}.json`;
    return this.#load(new URL(`./packs/${name}`, import.meta.url), name);
  }

  /** Standard input can be read once, so what failed is not read again either. */
  #load(place, name) {
    if (!this.#loaded.has(name)) this.#loaded.set(name, this.#read(place, name));
    return this.#loaded.get(name);
  }

  async #read(place, name) {
    const text = await read(place);
    const problems = this.#engine.checkPack(text);
    if (problems.some(isError)) throw new Unusable(lines(name, problems));
    return { pack: this.#engine.loadPack(text), source: glance(text) };
  }
}

async function assess(file, packs, _engine, { today }) {
  const text = await read(file);
  const { pack, source } = await packs.for(file, text);
  const problems = pack.checkAnswers(text);
  if (problems.some(isError)) throw new Unusable(lines(file, problems));
  lines(file, problems).forEach(say);
  let report;
  try {
    report = pack.assess(text, { today });
  } catch (error) {
    if (error.code === "invalid_date") throw new Misuse(`--today: ${error.message}`);
    throw error;
  }
  const { ways } = pack.advise(text);
  const verdict = report.verdict.settled ? report.verdict.proven : "undecided";
  return { code: EXIT[verdict], verdict, report, ways, source };
}

async function check(file, packs, engine) {
  const text = await read(file);
  const isPack = glance(text).format === "shipworthy-pack/1";
  const problems = isPack ? engine.checkPack(text) : (await packs.for(file, text)).pack.checkAnswers(text);
  if (problems.some(isError)) throw new Unusable(lines(file, problems));
  lines(file, problems).forEach(say);
  return { code: EXIT.ship };
}

/** What a reader is told about an outcome, in the words of the pack: the same in every format. */
function told({ file, verdict, report, ways, source }) {
  const { proven, possible } = report.verdict;
  const of = (list) => new Map((list ?? []).map((entry) => [entry.id, entry]));
  const gates = of(source.gates);
  const questions = of(source.questions);
  const actions = of(source.work?.actions);
  const found = (consequences, status) =>
    report.gates
      .filter((gate) => gate.status === status && consequences.includes(gate.consequence))
      // What is wrong is only wrong for sure where it fails.
      .map((gate) => ({ ...gate, title: gates.get(gate.gate).title, why: status === "fails" && gates.get(gate.gate).if_failed }));
  const rows = (list) => [list.slice(0, MOST), list.length - MOST];
  const way = ways.by_effort[0];
  return {
    headline: verdict === "undecided" ? `undecided, between ${proven} and ${possible}` : verdict,
    means: MEANS[verdict] ?? "It depends on answers that are still open.",
    // A server's log may read a line that begins with the title as an order.
    about: `About ${report.title ? `${report.title}: ` : ""}${nameOf(file)}, under ${report.pack.id} ${report.pack.version}`,
    gateLists: [
      ["What fails", [...found(["kill"], "fails"), ...found(["block"], "fails")]],
      ["What may still fail", [...found(["kill"], "open"), ...found(["block"], "open")]],
      ["Conditions that fail", found(["warn"], "fails")],
      ["Conditions that may still fail", found(["warn"], "open")],
    ].filter(([, list]) => list.length > 0),
    deciding: rows(report.deciding.map(({ question }) => questions.get(question))),
    work: way && {
      sum: `${days(way.effort_days)} of one person; ${days(way.chain_days)} at least, however many work on it`,
      more: ways.exact ? "" : " The search was cut short: there may be a cheaper way.",
      actions: rows(way.actions.map((id) => actions.get(id))),
    },
    // What is open holds, if the answers turn out well; and where no work is known, nothing can be said of it.
    obstacles: ways.obstacles
      .filter((id) => actions.size > 0 && report.gates.some(({ gate, status }) => gate === id && status === "fails"))
      .map((id) => gates.get(id).title),
  };
}

const days = (count) => (count === 1 ? "1 day" : `${count} days`);
const CONSEQUENCE = { kill: "kills", block: "blocks", warn: "warns" };

/** On one line, so that a text of somebody's file cannot pass for one of ours; nor for an order to a build server, some
 *  of which take one from anywhere in a line. */
const flat = (text) => text.split(/[\s\p{Cc}]+/u).filter(Boolean).join(" ").replace(/##(?=\[|vso\[)/gi, "# #");
const more = (count) => (count > 0 ? [`and ${count} more`] : []);

/** Every text of an outcome as `write` says, section by section. */
function sections(outcome, { heading, item, sentence, numbered = item }) {
  const { headline, means, about, gateLists, deciding, work, obstacles } = told(outcome);
  const parts = [[heading(1, `Verdict: ${headline}`), sentence(means), sentence(about)]];
  for (const [title, list] of gateLists) {
    parts.push([heading(2, title), ...list.map((gate) => item(`${gate.title} (${CONSEQUENCE[gate.consequence]})`, gate.why))]);
  }
  const [open, left] = deciding;
  if (open.length > 0) {
    parts.push([heading(2, "Open answers that decide"), ...open.map(({ title, text }) => item(title, text)), ...more(left).map((text) => item(text))]);
  }
  if (work) {
    const [actions, others] = work.actions;
    const steps = [...actions.map(({ title, deliverable }) => numbered(title, deliverable)), ...more(others).map((text) => item(text))];
    parts.push([heading(2, "The cheapest way to ship"), sentence(`${work.sum}.${work.more}`), ...steps]);
  } else if (obstacles.length > 0) {
    parts.push([heading(2, "What no work would make hold"), ...obstacles.map((title) => item(title))]);
  }
  return parts;
}

function plainText(outcomes) {
  const write = {
    heading: (level, text) => (level === 1 ? text : `\n${text}:`),
    sentence: (text) => `  ${flat(text)}`,
    item: (title, text) => `  - ${flat(title)}${text ? `: ${flat(text)}` : ""}`,
  };
  const texts = outcomes.map((outcome) => {
    if (outcome.problems) return `No verdict: ${flat(nameOf(outcome.file))} cannot be used.\n`;
    if (!outcome.report) return `${flat(nameOf(outcome.file))}: no errors\n`;
    return `${sections(outcome, write).flat().join("\n")}\n`;
  });
  // A list of files without errors needs no space between them.
  return texts.join(outcomes.some(({ report }) => report) ? "\n" : "");
}

const BEFORE = "(?<![A-Za-z\\d])";
const ADDRESS = new RegExp(`(${BEFORE}(?:https?://|www\\.)[^ <]*)`, "u");
const EDGE = `${BEFORE}_|_(?![A-Za-z\\d])`;

/** A text that Markdown shows as it is: the rule of the engine's own documents. */
function shown(text) {
  const escape = (words) =>
    words.replace(new RegExp(`${EDGE}|[\\\\\`*[\\]<>|~&$]`, "gu"), "\\$&").replace(/(^| )#/g, "$1\\#");
  // A backslash would become part of an address.
  const address = (words) =>
    words.replace(new RegExp(`${EDGE}|[\\\\\`*[\\]|~$]`, "gu"), (c) => `%${c.charCodeAt(0).toString(16).toUpperCase()}`);
  const parts = flat(text).split(ADDRESS).map((words, i) => (i % 2 ? address(words) : escape(words)));
  return parts.join("").replace(/^[+\-=]/, "\\$&").replace(/^(\d+)([.)])/, "$1\\$2");
}

function markdown(outcomes) {
  const write = {
    heading: (level, text) => `${level === 1 ? "##" : "###"} ${text}\n`,
    sentence: (text) => `${shown(text)}\n`,
    item: (title, text) => `- ${text ? `**${shown(title)}**: ${shown(text)}` : shown(title)}`,
    numbered: (title, text) => `1. **${shown(title)}**: ${shown(text)}`,
  };
  return outcomes
    .map((outcome) => {
      if (outcome.problems) {
        const why = outcome.problems.slice(0, MOST).map((line) => `- ${shown(line)}`);
        return `## No verdict: the answers cannot be used\n\n${why.join("\n")}\n`;
      }
      const parts = sections(outcome, write).map((part) => part.join("\n").trimEnd());
      return `${parts.join("\n\n")}\n\nDigest of answers and pack: \`${outcome.report.digest}\`\n`;
    })
    .join("\n");
}

/** One file gives its report, several give a list of reports in their order, `null` for what cannot be used. */
function json(outcomes) {
  const reports = outcomes.map(({ report }) => report ?? null);
  return `${JSON.stringify(reports.length === 1 ? reports[0] : reports, null, 2)}\n`;
}

/** What XML cannot hold is left out, and what means something to it is written otherwise. */
function xml(text) {
  const NAMES = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "'": "&apos;" };
  return flat(text).replace(/[\ufffe\uffff]/g, "").replace(/[&<>"']/g, (c) => NAMES[c]);
}

/** JUnit as most servers read it: a suite for each file, a case for each gate. */
function junit(outcomes) {
  const suites = outcomes.map(({ file, problems, verdict, report, source }) => {
    const name = xml(nameOf(file));
    if (problems) {
      const error = `<error type="unusable" message="${xml(problems[0])}">${xml(problems.join(" "))}</error>`;
      const inside = `    <testcase classname="${name}" name="the answers can be used">${error}</testcase>`;
      return { name, cases: [inside], failures: 0, errors: 1, skipped: 0 };
    }
    const gates = new Map(source.gates.map((gate) => [gate.id, gate]));
    const titles = new Map(source.questions.map(({ id, title }) => [id, title]));
    const cases = report.gates.map(({ gate, consequence, status }) => {
      const { title, if_failed } = gates.get(gate);
      const waits = report.deciding.filter(({ gates }) => gates.includes(gate)).map(({ question }) => titles.get(question));
      const open = `open${waits.length > 0 ? `, depends on: ${waits.join("; ")}` : ": it depends on answers that are not there yet"}`;
      const inside = {
        fails: `<failure type="${consequence}" message="${xml(if_failed)}"/>`,
        open: `<skipped message="${xml(open)}"/>`,
        holds: "",
      }[status];
      return `    <testcase classname="${xml(report.pack.id)}.${consequence}" name="${xml(title)}">${inside}</testcase>`;
    });
    const count = (wanted) => report.gates.filter(({ status }) => status === wanted).length;
    const title = `${name}: ${xml(report.title ?? report.pack.id)}: ${verdict}`;
    return { name: title, cases, failures: count("fails"), errors: 0, skipped: count("open") };
  });
  const written = suites.map(({ name, cases, failures, errors, skipped }) => {
    const counts = `tests="${cases.length}" failures="${failures}" errors="${errors}" skipped="${skipped}"`;
    return `  <testsuite name="${name}" ${counts}>\n${cases.join("\n")}\n  </testsuite>\n`;
  });
  return `<?xml version="1.0" encoding="UTF-8"?>\n<testsuites name="shipworthy">\n${written.join("")}</testsuites>\n`;
}
