// Exports and documents, read by parsers that are not ours: csv-parse, ical.js, marked, and Mermaid in a browser.
// The texts themselves are reviewed as snapshots by the native tests.

import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { parse } from "csv-parse/sync";
import ICAL from "ical.js";
import { marked } from "marked";
import { init, loadPack } from "../../pkg/node.js";
import { launch, read, root } from "./harness.mjs";

const FORMATS = ["markdown", "csv-github", "csv-jira", "csv-linear", "icalendar", "mermaid", "json"];
const format = "shipworthy-plan-options/1";
const nonsense = { format: "shipworthy-answers/1", pack: { id: "nonsense", version: "1.0.0" } };

/** Texts that break what does not escape them. */
const HOSTILE = [
  `"double", 'single', comma; semicolon: colon \\ backslash`,
  `""`,
  "one\nline two\r\nthree\tfour",
  "| a | b | <script>alert(1)</script> <b>x</b> & &amp; &#35; `code` *b* _i_ __u__ ~~s~~ [a](b) ![c](d) $x$",
  "=1+1",
  "+1",
  "-1 point",
  "@SUM(A1)",
  "👩‍🚀🚢 ready",
  "שלום عالم \u202eabc\u202c",
  "long words ".repeat(200).trim(),
  "x".repeat(2000),
  "section two",
  "title: gantt",
  "click me call() href",
  "Call the users",
  "weekday monday",
  "5% of #35; %% all",
  "%%{init: {}}%%",
  "2026-11-30 is a day",
  "done, crit, milestone",
  "1. first",
  "2) second",
  "# heading #",
  "- item",
  "---",
  "===",
  "> quote",
  "    indented",
];

/** On one line, as every export writes a text. */
const flat = (text) => text.split(/[\s\p{Cc}]+/u).filter(Boolean).join(" ");
const defused = (text) => (/^[=+\-@]/.test(text) ? `'${text}` : text);
const short = (text) => (text.length > 250 ? `${text.slice(0, 250)}…` : text);

/** The nonsense pack with the same text everywhere. */
function hostile(source, text) {
  const pack = JSON.parse(source);
  for (const entry of [...pack.questions, ...pack.gates, ...pack.work.roles, ...pack.work.phases, ...pack.work.actions, ...pack.work.documents]) {
    for (const field of ["title", "text", "if_failed", "deliverable", "gate", "asks"]) {
      if (field in entry) entry[field] = text;
    }
    if (entry.levels) entry.levels = entry.levels.map(() => text);
    for (const section of entry.sections ?? []) section.title = text;
  }
  return loadPack(pack);
}

let browser;
let page;
let shipped;
let churn;
let nonsensePack;

before(async () => {
  await init();
  shipped = loadPack(await read("packs/poc-to-production/pack.json"));
  churn = await read("packs/poc-to-production/examples/churn-as-it-failed.json");
  nonsensePack = await read("tests/packs/nonsense.json");
  browser = await launch();
  page = await browser.newPage();
  // A request would be a dependency on the network.
  await page.route("**/*", (route) => route.abort());
  await page.addScriptTag({ path: `${root}/node_modules/@mermaid-js/tiny/dist/mermaid.tiny.js` });
  await page.evaluate(() => globalThis.mermaid.initialize({ startOnLoad: false }));
});

after(() => browser?.close());

const churnOptions = { format, start: "2026-11-30", done: ["name-owner"] };
const churnPlan = () => shipped.plan(churn, churnOptions);
const exported = (name) => shipped.export(churn, churnOptions, name);

/** What Mermaid draws: the texts of an SVG by class. */
const drawn = (chart) =>
  page.evaluate(async (chart) => {
    const { mermaid } = globalThis;
    const { diagramType } = await mermaid.parse(chart);
    const { svg } = await mermaid.render("chart", chart);
    const tree = new DOMParser().parseFromString(svg, "text/html");
    const texts = (choice) => [...tree.querySelectorAll(choice)].map((element) => element.textContent);
    const bars = [...tree.querySelectorAll("rect.task")].map((bar) => bar.getAttribute("class"));
    return { diagramType, tasks: texts("text.taskText, text[class*=taskTextOutside]"), sections: texts("text.sectionTitle"), title: texts("text.titleText"), bars, scripts: tree.scripts.length };
  }, chart);

/** What a reader of Markdown sees: the texts of elements, and whether anything but text came of it. */
const shown = (markdown) =>
  page.evaluate((html) => {
    const tree = new DOMParser().parseFromString(html, "text/html");
    const texts = (choice) => [...tree.querySelectorAll(choice)].map((element) => element.textContent.trim());
    const odd = [...tree.body.querySelectorAll("*")].map((element) => element.localName)
      .filter((name) => !["h1", "h2", "h3", "p", "ul", "li", "strong", "code"].includes(name));
    return { headings: texts("h1, h2, h3"), items: texts("li"), paragraphs: texts("p"), text: tree.body.textContent, odd };
  }, marked.parse(markdown));

function events(text) {
  const calendar = new ICAL.Component(ICAL.parse(text));
  assert.equal(calendar.name, "vcalendar");
  return calendar.getAllSubcomponents("vevent").map((component) => new ICAL.Event(component));
}

const csv = (text) => parse(text, { record_delimiter: "\r\n" });

test("the plan as JSON is the plan", () => {
  assert.equal(exported("json"), JSON.stringify(churnPlan(), null, 2) + "\n");
});

test("github-csv-tools finds its columns, and every task", () => {
  const plan = churnPlan();
  const rows = parse(exported("csv-github"), { columns: true, trim: true });
  assert.deepEqual(Object.keys(rows[0]), ["title", "body", "labels", "state"]);
  assert.equal(rows.length, plan.phases.length + plan.tasks.length);
  for (const [i, task] of plan.tasks.entries()) {
    const row = rows[plan.phases.length + i];
    assert.deepEqual(row.labels.split(","), [task.phase, task.role]);
    assert.equal(row.state, task.done ? "closed" : "open");
    assert.match(row.body, /^- Phase: /m);
    assert.equal(/^- Blocked by: /m.test(row.body), task.after.length > 0);
  }
});

test("Jira finds parents before children, and blockers by their ids", () => {
  const plan = churnPlan();
  const [head, ...rows] = csv(exported("csv-jira"));
  const links = head.flatMap((name, i) => (name === "Inward issue link (Blocks)" ? [i] : []));
  assert.equal(links.length, Math.max(...plan.tasks.map((task) => task.after.length)));
  const cell = (row, name) => row[head.indexOf(name)];
  assert.deepEqual(rows.map((row) => cell(row, "Issue Type")), [...plan.phases.map(() => "Epic"), ...plan.tasks.map(() => "Task")]);
  const ids = rows.map((row) => cell(row, "Issue ID"));
  assert.equal(new Set(ids).size, ids.length);
  for (const [i, task] of plan.tasks.entries()) {
    const row = rows[plan.phases.length + i];
    assert.equal(cell(row, "Parent"), ids[plan.phases.findIndex((own) => own.phase === task.phase)]);
    const after = task.after.map((id) => ids[plan.phases.length + plan.tasks.findIndex((other) => other.action === id)]);
    assert.deepEqual(links.map((link) => row[link]).filter(Boolean).sort(), after.sort());
    assert.equal(cell(row, "Start date"), task.days?.start ?? "");
    assert.equal(cell(row, "Due date"), task.days?.finish ?? "");
    assert.equal(cell(row, "Original Estimate"), task.done ? "" : String(task.effort_days.likely * 28_800));
    assert.equal(cell(row, "Status"), task.done ? "Done" : "To Do");
  }
});

test("Linear finds its own columns", () => {
  const plan = churnPlan();
  const rows = parse(exported("csv-linear"), { columns: true });
  const own = ["ID", "Team", "Title", "Description", "Status", "Estimate", "Priority", "Project", "Assignee", "Labels", "Due Date", "Parent issue", "Blocked by"];
  assert.deepEqual(Object.keys(rows[0]), own);
  const ids = rows.map((row) => row.ID);
  for (const [i, task] of plan.tasks.entries()) {
    const row = rows[plan.phases.length + i];
    assert.equal(row["Parent issue"], ids[plan.phases.findIndex((own) => own.phase === task.phase)]);
    const after = task.after.map((id) => ids[plan.phases.length + plan.tasks.findIndex((other) => other.action === id)]);
    assert.deepEqual(row["Blocked by"].split(", ").filter(Boolean).sort(), after.sort());
    assert.equal(row["Due Date"], task.days?.finish ?? "");
  }
});

test("a calendar finds whole days, and the same events when the plan is made anew", () => {
  const plan = churnPlan();
  const found = events(exported("icalendar"));
  const planned = plan.tasks.filter((task) => task.days);
  assert.equal(found.length, planned.length + plan.phases.length);
  for (const [i, task] of planned.entries()) {
    const { startDate, endDate } = found[i];
    assert.ok(startDate.isDate && endDate.isDate);
    assert.equal(startDate.toString(), task.days.start);
    endDate.adjust(-1, 0, 0, 0);
    assert.equal(endDate.toString(), task.days.finish);
  }
  const uids = (text) => events(text).map((event) => event.uid).sort();
  assert.equal(new Set(uids(exported("icalendar"))).size, found.length);
  const later = shipped.export(churn, { ...churnOptions, start: "2027-01-11" }, "icalendar");
  // The one that was written later counts, whichever begins earlier.
  const earlier = shipped.export(churn, churnOptions, "icalendar", { today: "2026-12-24" });
  assert.ok(events(earlier).every((event) => event.component.getFirstPropertyValue("dtstamp").toString() === "2026-12-24T00:00:00Z"));
  assert.deepEqual(uids(later), uids(exported("icalendar")));
  const other = shipped.export({ ...JSON.parse(churn), title: "Another" }, churnOptions, "icalendar");
  assert.ok(uids(other).every((uid) => !uids(later).includes(uid)));
});

test("Mermaid draws every task and every decision", async () => {
  const plan = churnPlan();
  const { diagramType, tasks, sections, title, bars } = await drawn(exported("mermaid"));
  assert.equal(diagramType, "gantt");
  assert.deepEqual(title, ["Churn prediction, as it failed"]);
  assert.equal(sections.length, plan.phases.length);
  assert.equal(tasks.length, plan.tasks.length + plan.phases.length);
  const count = (word) => bars.filter((bar) => bar.includes(word)).length;
  assert.equal(count("crit"), plan.tasks.filter((task) => task.days?.critical).length);
  assert.equal(count("milestone"), plan.phases.length + 1);
});

test("Markdown is headings, paragraphs and lists", async () => {
  const plan = churnPlan();
  const { headings, odd } = await shown(exported("markdown"));
  assert.deepEqual(odd, []);
  assert.equal(headings[0], "Churn prediction, as it failed");
  assert.equal(headings.length, 1 + 2 * plan.phases.length + plan.tasks.length + 1);
});

test("addresses in evidence lead where they did", () => {
  for (const [text, ...addresses] of [
    ["see https://wiki.example.com/x/Model_card?page=1&v=2~3*[4]|$5, page 2", "https://wiki.example.com/x/Model_card?page=1&v=2~3*[4]|$5"],
    ["(http://a.example/_next_/b_c#d) *and* www.b.example/x_y_", "http://a.example/_next_/b_c#d", "http://www.b.example/x_y_"],
    ["ask first_last@example.com", "mailto:first_last@example.com"],
  ]) {
    const answers = { ...nonsense, answers: { spout: { level: 1, evidence: { what: text } } } };
    const links = [];
    marked.walkTokens(marked.lexer(loadPack(nonsensePack).document(answers, "logbook")), (token) => token.type === "link" && links.push(decodeURIComponent(token.href)));
    assert.deepEqual(links, addresses, text);
  }
});

test("no text of a pack breaks a format", async () => {
  for (const text of HOSTILE) {
    const pack = hostile(nonsensePack, text);
    const answers = { ...nonsense, title: text };
    const options = { format, start: "2026-11-30", goal: "everything", currency: text, day_rates: [{ role: "potter", per_day: 1 }, { role: "mate", per_day: 1 }] };
    const plan = pack.plan(answers, options);
    assert.ok(plan.tasks.length > 3 && plan.phases.length === 2);
    const of = (name) => pack.export(answers, options, name);
    const what = JSON.stringify(text.slice(0, 60));

    for (const [name, column, body] of [["csv-github", 0, 1], ["csv-jira", 2, 4], ["csv-linear", 2, 3]]) {
      const [head, ...rows] = csv(of(name));
      assert.equal(rows.length, plan.tasks.length + plan.phases.length, what);
      for (const row of rows.slice(plan.phases.length)) {
        assert.equal(row.length, head.length);
        assert.equal(row[column], defused(short(flat(text))), what);
        assert.ok(row.every((cell) => !/^[=+\-@]/.test(cell)), what);
        if (name === "csv-jira") assert.ok(row[body].startsWith(defused(flat(text))), what);
        else {
          const { paragraphs, odd } = await shown(row[body].replace(/^'/, ""));
          assert.deepEqual(odd, [], what);
          assert.equal(paragraphs[0], flat(text), what);
        }
      }
    }
    const calendar = of("icalendar");
    for (const line of calendar.split("\r\n")) assert.ok(Buffer.byteLength(line) <= 75 && !/[\r\n]/.test(line), what);
    for (const event of events(calendar)) {
      assert.equal(event.summary, flat(text), what);
      assert.ok(event.description.startsWith(flat(text)), what);
    }
    const { tasks, sections, title, scripts } = await drawn(of("mermaid"));
    assert.equal(tasks.length, plan.tasks.length + plan.phases.length, what);
    for (const drawnText of [...tasks, ...sections, ...title]) assert.equal(flat(drawnText), flat(text), what);
    assert.equal(scripts, 0);
    const { headings, odd } = await shown(of("markdown"));
    assert.deepEqual(odd, [], what);
    assert.equal(headings[0], flat(text), what);
    assert.equal(headings.filter((heading) => heading.startsWith(flat(text))).length, 1 + plan.phases.length + plan.tasks.length, what);
    assert.deepEqual(JSON.parse(of("json")), plan);

    const said = { spout: { level: 1, note: text, evidence: { what: text, by: text } }, lid: { not_applicable: text } };
    const document = await shown(pack.document({ ...answers, answers: said }, "logbook", { plan: options }));
    assert.deepEqual(document.odd, [], what);
    assert.equal(document.headings[0], flat(text), what);
    assert.ok(document.items[0].includes(`Note: ${flat(text)} Evidence: ${flat(text)} · ${flat(text)}`), what);
    assert.ok(document.items[1].endsWith(`Not applicable: ${flat(text)}`), what);
    pack.free();
  }
});

test("documents are written with a plan, with that of the answers file, or without", async () => {
  assert.deepEqual(shipped.documents.map((document) => document.id), ["project-brief", "decision-record", "model-card"]);
  const record = (answers, more) => shipped.document(answers, "decision-record", more);
  assert.match(record(churn), /There is no plan yet/);
  assert.match(record(churn, { plan: churnOptions }), /Start: 2026-11-30/);
  const { format: _, ...plan } = churnOptions;
  assert.match(record({ ...JSON.parse(churn), plan }), /Start: 2026-11-30/);
  // Options without a start give no plan: asked for, that is a failure; left in the file, it is none.
  assert.match(record({ ...JSON.parse(churn), plan: {} }), /There is no plan yet/);
  assert.throws(() => record(churn, { plan: { format } }), { name: "ShipworthyError", code: "no_plan" });
  assert.match(record(churn, { today: "2026-11-21" }), /- Date: 2026-11-21\n/);
  for (const { id, title } of shipped.documents) {
    const { headings, odd } = await shown(shipped.document(churn, id));
    assert.deepEqual([headings[0], odd], [title, []]);
  }
});

test("the brief fits one printed page", async () => {
  const text = shipped.document(churn, "project-brief", { plan: churnOptions, today: "2026-11-21" });
  const style = "body { font: 10pt/1.3 sans-serif } h1 { font-size: 15pt } h2 { font-size: 11pt; margin: 6pt 0 0 } ul, p { margin: 2pt 0 }";
  const paper = await browser.newPage();
  const pages = async (html) => {
    await paper.setContent(`<style>${style}</style>${html}`);
    const pdf = await paper.pdf({ format: "A4", margin: { top: "15mm", bottom: "15mm", left: "18mm", right: "18mm" } });
    return pdf.toString("latin1").match(/\/Type\s*\/Page\b/g).length;
  };
  assert.equal(await pages(marked.parse(text)), 1);
  assert.equal(await pages(marked.parse(text + text + text)), 3, "the count of pages counts");
  await paper.close();
});

test("what is wrong with a call is said", () => {
  const code = (name, call) => assert.throws(call, (error) => error.name === "ShipworthyError" && error.code === name);
  for (const word of ["csv", "Markdown", "", undefined, 7]) {
    assert.throws(() => shipped.export(churn, churnOptions, word), (error) => {
      assert.equal(error.code, "invalid_format");
      return FORMATS.every((known) => error.message.includes(known));
    });
  }
  code("no_plan", () => shipped.export(churn, null, "json"));
  code("invalid_plan_options", () => shipped.export(churn, { format, start: "soon" }, "json"));
  code("invalid_answers", () => shipped.export({}, churnOptions, "json"));
  for (const today of ["soon", 7, {}]) {
    code("invalid_date", () => shipped.export(churn, churnOptions, "json", { today }));
    code("invalid_date", () => shipped.document(churn, "model-card", { today }));
    code("invalid_date", () => shipped.assess(churn, { today }));
  }
  for (const id of ["novel", undefined, 7]) code("unknown_document", () => shipped.document(churn, id));
  code("invalid_answers", () => shipped.document({}, "model-card"));
  assert.throws(() => shipped.document(churn, "novel"), /project-brief, decision-record, model-card/);
});
