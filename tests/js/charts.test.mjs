// Charts and the overview of frameworks, as somebody meets them who does not see them: each is read through the
// accessibility tree alone, and every bar on the screen must have its value there.
// What the rows should be is taken from the pack.

import assert from "node:assert/strict";
import { resolve } from "node:path";
import { after, before, test } from "node:test";
import { launch, offlinePage, open, read, root } from "./harness.mjs";

let browser;
let pack;

before(async () => {
  browser = await launch();
  pack = JSON.parse(await read("packs/poc-to-production/pack.json"));
});

after(() => browser?.close());

/** A page with a worked example loaded, at a screen. */
async function visit(example, screen, steps, options) {
  const { page, problems, close } = await open(browser, offlinePage, () => false, options);
  page.setDefaultTimeout(5_000);
  await page.locator("#status").waitFor({ state: "detached" });
  if (example) {
    await page
      .getByLabel("Load answers from a file")
      .setInputFiles(resolve(root, `packs/poc-to-production/examples/${example}.json`));
    await page.locator(".verdict").waitFor();
  }
  await page.getByRole("navigation").getByRole("button", { name: screen }).click();
  await steps(page);
  assert.deepEqual(problems(), []);
  await close();
}

/** A table by its roles: the titles of its columns, and of each row its header and its cells. */
async function readTable(table) {
  const titles = await table.getByRole("columnheader").allInnerTexts();
  const rows = [];
  for (const row of await table.getByRole("row").all()) {
    const headers = await row.getByRole("rowheader").allInnerTexts();
    if (headers.length === 0) continue;
    assert.equal(headers.length, 1);
    const cells = await row.getByRole("cell").allInnerTexts();
    assert.equal(cells.length + 1, titles.length, "every cell has its column");
    rows.push({ header: headers[0], cells, row });
  }
  return { titles, rows };
}

/** How much of its axis a row's bar covers, in per cent. */
const barOf = (row) =>
  row.locator("svg").evaluate((svg) => {
    const ends = [...svg.querySelectorAll("[data-part=proven], [data-part=possible]")];
    return Math.max(...ends.map((line) => Number(line.getAttribute("x2")))) / 100;
  });

const figureOf = (id) => pack.figures.find((figure) => figure.id === id);

const EXAMPLES = ["churn-as-it-failed", "invoice-agent"];

for (const example of EXAMPLES) {
  test(`every chart can be read without seeing it: ${example}`, () =>
    visit(example, "Figures", async (page) => {
      const shown = await page.locator("figure").all();
      assert.ok(shown.length >= 3, `${shown.length} charts`);
      for (const figure of shown) {
        const title = await figure.getByRole("heading").innerText();
        const chart = pack.charts.find((known) => known.title === title);
        assert.ok(chart, title);
        const words = await figure.innerText();
        assert.ok(words.includes(chart.reading) && words.includes(chart.not_concluded), title);

        const table = page.getByRole("table", { name: title, exact: true });
        const { titles, rows } = await readTable(table);
        assert.equal(titles.length, 2, title);
        assert.equal(rows.length, await figure.locator("svg").count(), `${title}: each bar has its row`);
        const labels = chart.entries.map((entry) => entry.label ?? figureOf(entry.figure).title);
        for (const [place, label] of labels.entries()) {
          const found = rows.find((row) => row.header === label);
          if (!found) {
            assert.match(words, /Not shown/, `${title}: ${label} is neither shown nor named as left out`);
            assert.ok(words.includes(label), label);
            continue;
          }
          const [cell] = found.cells;
          const entry = chart.entries[place];
          const { values, publisher, horizon } = figureOf(entry.figure);
          assert.ok(cell.includes(publisher), `${label}: who says so`);
          if (chart.kind === "timeline") {
            assert.ok(cell.includes(horizon.slice(0, 4)), `${label}: its day`);
            continue;
          }
          const value = values.find((known) => known.id === entry.value);
          assert.match(cell, new RegExp(`\\b${value.number}\\b`), label);
          assert.equal(await barOf(found.row), value.to ?? value.number, `${label}: the bar is as long as it says`);
        }
      }
    }));

  test(`the overview of frameworks can be read without seeing it: ${example}`, () =>
    visit(example, "Frameworks", async (page) => {
      const { titles, rows } = await readTable(page.getByRole("table", { name: "Side by side" }));
      assert.equal(titles.length, 3);
      const lenses = await page.locator("details.lens").all();
      assert.equal(rows.length, lenses.length);
      assert.ok(rows.length > 5, `${rows.length} frameworks`);
      for (const [place, { header, cells }] of rows.entries()) {
        const lens = pack.lenses.find((known) => known.title === header);
        assert.ok(lens, header);
        // What the folded list of the same framework is headed with.
        const result = await lenses[place].locator("summary .result").innerText();
        assert.ok(cells[0].includes(result) && cells[0].includes(lens.counted), `${header}: ${cells[0]}`);
        assert.match(cells[1], /^(No|Yes|Open|Does not apply)$/);
      }
    }));
}

test("the start page shows the first chart with its caution, and the way in stays above the fold", () =>
  visit(
    undefined,
    "Start",
    async (page) => {
      const [first] = pack.charts;
      const { rows } = await readTable(page.getByRole("table", { name: first.title, exact: true }));
      assert.equal(rows.length, first.entries.length);
      assert.equal(await page.locator("figure").count(), 1);
      assert.ok((await page.locator("figure").innerText()).includes(first.not_concluded));
      const { y, height } = await page.locator(".begin .primary").boundingBox();
      assert.ok(y + height < 800, `the start button ends at ${y + height}`);
    },
    { viewport: { width: 1280, height: 800 } },
  ));

test("no screen is wider than a phone, and nothing on it is smaller than 12 px", async () => {
  for (const screen of ["Start", "Report", "Frameworks", "Figures"]) {
    await visit(
      "invoice-agent",
      screen,
      async (page) => {
        for (const folded of await page.locator("main details").all()) await folded.evaluate((list) => (list.open = true));
        const { width, smallest } = await page.evaluate(() => ({
          width: document.documentElement.scrollWidth,
          smallest: Math.min(
            ...[...document.querySelectorAll("main *")].map((element) => parseFloat(getComputedStyle(element).fontSize)),
          ),
        }));
        assert.equal(width, 360, screen);
        assert.ok(smallest >= 12, `${screen}: ${smallest} px`);
      },
      { viewport: { width: 360, height: 740 } },
    );
  }
});

test("what is folded on the screen is on paper, and what is only for the screen is not", async () => {
  for (const screen of ["Report", "Frameworks", "Figures"]) {
    await visit("invoice-agent", screen, async (page) => {
      await page.emulateMedia({ media: "print" });
      const folded = await page.locator("main details:not(.more, .trace)").evaluateAll((lists) =>
        lists.map((list) => {
          const parts = [...list.children].filter((part) => !part.matches("summary, .more, .screen-only"));
          return !list.open && parts.length > 0 && parts.every((part) => part.checkVisibility());
        }),
      );
      assert.ok(folded.length >= 3 && folded.every(Boolean), `${screen}: ${folded}`);
      assert.ok((await page.locator(".screen-only").count()) > 0 || screen === "Frameworks");
      assert.equal(await page.locator(".screen-only:visible, nav:visible").count(), 0, screen);
    });
  }
});

test("paper is light, whatever the screen is", () =>
  visit(
    "invoice-agent",
    "Report",
    async (page) => {
      const ink = () => page.locator(".chart h4").first().evaluate((title) => getComputedStyle(title).color);
      const onScreen = await ink();
      await page.emulateMedia({ media: "print", colorScheme: "dark" });
      const onPaper = await ink();
      const brightness = (colour) => colour.match(/\d+/g).slice(0, 3).reduce((sum, part) => sum + Number(part), 0);
      assert.ok(brightness(onScreen) > 600 && brightness(onPaper) < 200, `${onScreen}, ${onPaper}`);
    },
    { colorScheme: "dark" },
  ));
