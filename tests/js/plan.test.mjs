// The plan, as somebody meets it who uses the keyboard only and reads by roles.

import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { resolve } from "node:path";
import { after, before, test } from "node:test";
import { extractText, getDocumentProxy } from "unpdf";
import { init, loadPack } from "../../pkg/node.js";
import { launch, offlinePage, open, read, root } from "./harness.mjs";

const EXAMPLE = "packs/poc-to-production/examples/churn-as-it-failed.json";

let browser;

before(async () => {
  await init();
  browser = await launch();
});

after(() => browser?.close());

/** The plan of the churn example. */
async function visit(steps, options) {
  const { page, problems, close } = await open(browser, offlinePage, () => false, options);
  page.setDefaultTimeout(5_000);
  await page.locator("#status").waitFor({ state: "detached" });
  await page.getByLabel("Load answers from a file").setInputFiles(resolve(root, EXAMPLE));
  await page.locator(".verdict").waitFor();
  await page.getByRole("navigation").getByRole("button", { name: "Plan" }).press("Enter");
  await page.getByRole("heading", { name: /^Ready to ship on / }).waitFor();
  await steps(page);
  assert.deepEqual(problems(), []);
  await close();
}

/** The rows that are about a piece of work: what heads them, and when it is. */
async function rows(page) {
  const table = page.getByRole("table", { name: "Every piece of work with its days" });
  assert.equal(await table.getByRole("columnheader").count(), 3);
  const found = [];
  for (const row of await table.getByRole("row").all()) {
    const cells = await row.getByRole("cell").all();
    if (cells.length !== 2) continue;
    found.push({ row, title: await row.getByRole("rowheader").innerText(), when: await cells[0].innerText() });
  }
  return found;
}

/** The row of a piece of work, wherever it stands. */
const rowOf = (page, title) =>
  page.getByRole("row").filter({ has: page.getByRole("rowheader", { name: new RegExp(`^${title}`) }) });

/** What is printed, as the text of each page; read by a parser that is not ours. */
async function printed(page, format) {
  const paper = await getDocumentProxy(new Uint8Array(await page.pdf({ format })));
  const { text } = await extractText(paper);
  assert.equal(text.length, paper.numPages);
  return text.map((page) => page.replace(/\s+/g, " "));
}

const unfold = (page, title) => page.locator("summary").filter({ hasText: title }).press("Enter");
const takeAlong = (page) => unfold(page, "Save or print the plan");

const answer = (page) => page.getByRole("heading", { level: 2 }).innerText();

test("the plan can be read as a table: every bar has its dates", () =>
  visit(async (page) => {
    const found = await rows(page);
    assert.ok(found.length > 25, `${found.length} rows`);
    for (const { when, row } of found) {
      assert.match(when, /\b20\d\d\b/);
      assert.equal(await row.locator("svg").count(), 1);
    }
    const critical = found.filter(({ when }) => when.includes("critical"));
    assert.ok(critical.length > 2 && critical.length < found.length);
    const decisions = found.filter(({ when }) => when.startsWith("Decision on"));
    assert.equal(decisions.length, 3);
  }));

test("people, done and left out, with the keyboard alone", () =>
  visit(async (page) => {
    const focused = (what) => page.waitForFunction((what) => document.activeElement?.matches(what), what);
    const first = await answer(page);

    await unfold(page, "What the plan aims at");
    const people = page.getByLabel("Platform engineer", { exact: true });
    await people.press("ControlOrMeta+a");
    await page.keyboard.type("0");
    await page.getByRole("heading", { name: "There can be no plan like this" }).waitFor();
    await focused("input[inputmode]");
    await page.keyboard.press("Backspace");
    await page.keyboard.type("1");
    await focused("input[inputmode]");
    const slower = await answer(page);
    assert.match(slower, /^Ready to ship on /);
    assert.notEqual(slower, first, "fewer people take longer");

    const row = rowOf(page, "Run a limited pilot");
    assert.match(await row.getByRole("rowheader").innerText(), /After: /);
    await row.locator("summary").first().press("Enter");
    await row.getByLabel("This is done").press("Space");
    await row.getByText("Done", { exact: true }).waitFor();
    await focused("input[type=checkbox]:checked");
    assert.notEqual(await answer(page), slower);

    const other = rowOf(page, "Name the production owner");
    await other.locator("summary").first().press("Enter");
    await other.getByRole("button", { name: "Leave it out" }).press("Enter");
    await focused("input[aria-invalid=true]");
    await page.keyboard.type("The board is choosing one");
    await other.getByRole("button", { name: "Leave it out" }).press("Enter");
    await focused("[data-focus=excluded]");
    const list = page.getByRole("listitem").filter({ hasText: "The board is choosing one" });
    await list.getByRole("button", { name: "Take back: Name the production owner" }).press("Enter");
    await focused("input[type=checkbox]");
    assert.equal(await other.count(), 1);
    assert.equal(await page.getByRole("heading", { name: "Left out" }).count(), 0);

    // From a reason to its question, and back to the same plan.
    const shown = await answer(page);
    await other.getByRole("button", { name: /^Change the answer to: / }).first().press("Enter");
    await page.getByRole("radiogroup").waitFor();
    await page.getByRole("navigation").getByRole("button", { name: "Plan" }).press("Enter");
    assert.equal(await answer(page), shown);
  }));

test("the plan fits a phone, and nothing on it is smaller than 12 px", () =>
  visit(
    async (page) => {
      for (const folded of await page.locator("main details").all()) await folded.evaluate((list) => (list.open = true));
      const { width, smallest } = await page.evaluate(() => ({
        width: document.documentElement.scrollWidth,
        smallest: Math.min(
          ...[...document.querySelectorAll("main *")].map((element) => parseFloat(getComputedStyle(element).fontSize)),
        ),
      }));
      assert.equal(width, 360);
      assert.ok(smallest >= 12, `${smallest} px`);
      const [{ row }] = await rows(page);
      const tops = await row.locator(":scope > *").evaluateAll((cells) => cells.map((cell) => cell.getBoundingClientRect().top));
      assert.deepEqual(tops, [...new Set(tops)].sort((a, b) => a - b), "a row is a card");
    },
    { viewport: { width: 360, height: 740 } },
  ));

test("on paper there are reasons and dates, and no controls", () =>
  visit(async (page) => {
    await page.emulateMedia({ media: "print" });
    assert.equal(await page.locator("main :is(input, .button, fieldset.week):visible").count(), 0);
    const folded = page.locator("tbody details.task");
    assert.ok((await folded.count()) > 20);
    const shown = await folded.evaluateAll((all) => all.every((details) => details.lastElementChild.checkVisibility()));
    assert.ok(shown, "what is folded on the screen is on paper");
  }));

test("the axis has months whose labels do not meet on a phone, and stays in sight", () =>
  visit(
    async (page) => {
      const boxes = await page.locator(".ticks text").evaluateAll((labels) =>
        labels.map((label) => ({ text: label.textContent, ...label.getBoundingClientRect().toJSON() })),
      );
      assert.ok(boxes.length > 5);
      for (const [place, a] of boxes.entries()) {
        assert.ok(a.right <= 360, `${a.text} is cut off`);
        for (const b of boxes.slice(place + 1)) {
          const apart = a.right < b.left || b.right < a.left || a.bottom <= b.top || b.bottom <= a.top;
          assert.ok(apart, `${a.text} meets ${b.text}`);
        }
      }
      const [{ row }] = (await rows(page)).slice(-4);
      await row.scrollIntoViewIfNeeded();
      const { y } = await page.locator(".ticks").boundingBox();
      assert.ok(y >= 0 && y < 100, `the axis is at ${y}`);
    },
    { viewport: { width: 360, height: 740 } },
  ));

test("on paper no row is cut in two, and every page with rows has the head", () =>
  visit(async (page) => {
    const all = await rows(page);
    const details = await page.locator("tbody tr:has(details.task)").evaluateAll((rows) =>
      rows.map((row) => [row.querySelector("th").firstChild.textContent, row.querySelector(".task p").lastChild.textContent]),
    );
    assert.ok(details.length > 20 && details.length < all.length);
    for (const format of ["A4", "Letter"]) {
      const pages = await printed(page, format);
      assert.ok(pages.length > 5, `${pages.length} pages`);
      for (const [title, result] of details) {
        const on = pages.filter((text) => text.includes(`Result: ${result}`));
        assert.equal(on.length, 1, result);
        assert.ok(on[0].includes(title), `${title} is cut in two`);
        assert.match(on[0], /Work When \d+ \w+ 20\d\d \d+ \w+ 20\d\d .*\bJan\b/);
      }
    }
  }));

test("an effort can be typed though its work leaves the plan at the first digit, and changed when it has", () =>
  visit(async (page) => {
    const [{ row }] = await rows(page);
    const typed = async (label, text) => {
      const field = page.locator(":focus");
      await page.getByLabel(label, { exact: true }).and(page.locator("details[open] input, .block > div input")).first().focus();
      await page.keyboard.press("Control+a");
      for (const key of text) await page.keyboard.press(key);
      return field.inputValue();
    };
    const work = "Approve money through the first year";
    await rowOf(page, work).locator("summary").first().press("Enter");
    assert.equal(await typed("If little goes well", "9000"), "9000");
    assert.equal(await typed("Most likely", "8000"), "8000");
    const idle = page.getByRole("group", { name: work });
    assert.equal(await rowOf(page, work).count(), 0);
    assert.equal(await idle.getByLabel("Most likely").inputValue(), "8000");
    assert.equal(await page.getByRole("checkbox", { name: /^This is done/, checked: true }).count(), 0);
    await idle.getByLabel("Most likely").fill("3");
    await rowOf(page, work).waitFor();
    assert.ok(await row.isVisible());
  }));

test("a number in another form is told, with what counts instead", () =>
  visit(async (page) => {
    const spent = page.getByLabel("Spent on the proof of concept so far");
    await spent.pressSequentially("1,200");
    await page.getByText(/without points or commas\. Counted until then: 1\./).waitFor();
    await spent.fill("1200");
    assert.equal(await page.getByText(/Counted until then/).count(), 0);
  }));

test("the plan is saved for other programs by the engine's own writers", () =>
  visit(async (page) => {
    const pack = loadPack(await read("packs/poc-to-production/pack.json"));
    const start = "2040-01-02";
    await unfold(page, "What the plan aims at");
    await page.getByLabel("First day of work").fill(start);
    await page.getByRole("heading", { name: /2040$/ }).waitFor();
    await takeAlong(page);
    const options = { format: "shipworthy-plan-options/1", start };
    for (const [button, format, ending] of [
      ["Markdown", "markdown", "md"],
      ["CSV for GitHub", "csv-github", "github.csv"],
      ["CSV for Jira", "csv-jira", "jira.csv"],
      ["CSV for Linear", "csv-linear", "linear.csv"],
      ["Calendar", "icalendar", "ics"],
      ["Mermaid", "mermaid", "mmd"],
      ["JSON", "json", "json"],
    ]) {
      const saved = page.waitForEvent("download");
      await page.getByRole("button", { name: `Save the plan: ${button}`, exact: true }).press("Enter");
      const file = await saved;
      const name = new RegExp(`^churn-prediction-as-it-failed\\.plan-(20\\d\\d-\\d\\d-\\d\\d)\\.${ending}$`);
      const [, today] = name.exec(file.suggestedFilename());
      const text = await readFile(await file.path(), "utf8");
      assert.equal(text, pack.export(await read(EXAMPLE), options, format, { today }), button);
    }
    await page.getByLabel("Platform engineer", { exact: true }).fill("0");
    await page.getByText("There is no plan to save").waitFor();
    assert.equal(await page.getByRole("button", { name: /^Save the plan/ }).count(), 0);
    pack.free();
  }));

test("documents are opened, saved, and printed alone; the brief on one page", () =>
  visit(async (page) => {
    await takeAlong(page);
    const open = async (name) => {
      await page.getByRole("button", { name, exact: true }).press("Enter");
      await page.getByRole("heading", { level: 2, name }).waitFor();
      await page.waitForFunction(() => document.activeElement?.matches("h2"));
    };
    for (const [name, most, file] of [
      ["AI project brief", 1, "project-brief"],
      ["Go/no-go record", 3, "decision-record"],
      ["Model card", 4, "model-card"],
    ]) {
      await open(name);
      const shown = await page.locator(".document h2, .document h3, .document p:not(.quiet), .document li").allInnerTexts();
      for (const format of ["A4", "Letter"]) {
        const pages = await printed(page, format);
        assert.ok(pages.length <= most, `${name} on ${format}: ${pages.length} pages`);
        const words = (text) => text.replace(/\s+/g, "");
        assert.equal(words(pages.join("")), words(shown.join("")), `${name}: nothing but the document`);
      }
      const saved = page.waitForEvent("download");
      await page.getByRole("button", { name: "Save as Markdown" }).press("Enter");
      const text = await readFile(await (await saved).path(), "utf8");
      assert.match((await saved).suggestedFilename(), new RegExp(`\\.${file}-[\\d-]+\\.md$`));
      assert.ok(text.startsWith(`# ${name}\n`));
      await page.getByRole("button", { name: "Back to the plan" }).press("Enter");
      await page.waitForFunction(() => document.activeElement?.matches("details[open] [data-focus=documents]"));
    }
  }));

test("what nobody knows stands out in a document, on the screen and on paper", async () => {
  const { page, problems, close } = await open(browser, offlinePage);
  await page.locator("#status").waitFor({ state: "detached" });
  await page.getByRole("navigation").getByRole("button", { name: "Plan" }).press("Enter");
  await takeAlong(page);
  await page.getByRole("button", { name: "AI project brief" }).press("Enter");
  const marks = page.getByRole("mark");
  await marks.first().waitFor();
  const count = await marks.count();
  assert.ok(count > 10);
  await page.getByText(`${count} answers in it are not known yet, and are marked.`).waitFor();
  for (const media of ["screen", "print"]) {
    await page.emulateMedia({ media });
    const border = await marks.first().evaluate((mark) => getComputedStyle(mark).borderTopStyle);
    assert.equal(border, "solid");
  }
  for (const format of ["A4", "Letter"]) assert.equal((await printed(page, format)).length, 1);
  assert.deepEqual(problems(), []);
  await close();
});
