// The report on paper, as a browser prints it and Mozilla's PDF.js reads it.

import assert from "node:assert/strict";
import { resolve } from "node:path";
import { after, before, test } from "node:test";
import { getDocumentProxy } from "unpdf";
import { launch, offlinePage, open, read, root, serve } from "./harness.mjs";

const POC = "packs/poc-to-production/examples/";

let browser;
let server;
/** How many more pages a document may have where fonts are wider than those that the limits were found with. */
let more = 0;

before(async () => {
  browser = await launch();
  const page = await browser.newPage();
  await page.goto(offlinePage);
  await page.locator("main button").first().waitFor();
  const width = await page.evaluate(() => {
    const pen = document.createElement("canvas").getContext("2d");
    pen.font = `100px ${getComputedStyle(document.querySelector(".shipworthy")).getPropertyValue("--on-paper")}`;
    return Math.round(pen.measureText("Is it fit to ship? 1,234").width);
  });
  if (width > JSON.parse(await read("tests/looks/fonts.json"))[3]) more = 3;
  await page.close();
  server = await serve({ "/www/blank.html": `<!doctype html><title>blank</title><link rel="icon" href="data:,">` });
});

after(async () => {
  await browser?.close();
  server?.close();
});

/** The report on an example, on a screen that is dark. */
async function report(example, pack, steps) {
  const { page, problems, close } = await open(browser, offlinePage, () => false, { colorScheme: "dark" });
  page.setDefaultTimeout(5_000);
  await page.locator("#status").waitFor({ state: "detached" });
  if (pack) await page.getByText(pack).first().click();
  await page.getByLabel("Load answers from a file").setInputFiles(resolve(root, example));
  await page.locator("article.report").waitFor();
  await steps(page);
  assert.deepEqual(problems(), []);
  await close();
}

/** What is printed, page by page: its size, its pieces of text with their places, its headings, and its outline. */
async function printed(page, format) {
  const bytes = await page.pdf({ format, tagged: true, outline: true });
  const paper = await getDocumentProxy(new Uint8Array(bytes));
  const pages = [];
  for (let number = 1; number <= paper.numPages; number++) {
    const sheet = await paper.getPage(number);
    const [, , width, height] = sheet.view;
    const { items } = await sheet.getTextContent();
    const pieces = items.filter((item) => item.str?.trim());
    const tree = await sheet.getStructTree();
    const text = words(pieces.map(({ str }) => str).join(""));
    const body = pieces.filter(isOfTheBody);
    pages.push({ width, height, pieces, body, text, headings: headings(tree) });
  }
  const text = words(pages.flatMap(({ body }) => body.map(({ str }) => str)).join(""));
  return { pages, text, outline: await paper.getOutline() };
}

/** Neither number nor running title. */
const isOfTheBody = ({ transform }) => transform[5] > 45;

/** Without spaces, which nothing can be said about on paper, and with letters that are set as one taken apart. */
const words = (text) => text.normalize("NFKC").replace(/\s+/g, "");

const headings = (node) =>
  node ? [...(/^H[1-6]$/.test(node.role) ? [Number(node.role[1])] : []), ...(node.children ?? []).flatMap(headings)] : [];

/** Everything that shows on paper, of the report: text by text. */
async function shown(page) {
  await page.emulateMedia({ media: "print" });
  const texts = await page.evaluate(() => {
    const found = [];
    const walker = document.createTreeWalker(document.querySelector("article.report"), NodeFilter.SHOW_TEXT);
    while (walker.nextNode()) {
      const { parentElement, textContent } = walker.currentNode;
      if (textContent.trim() && parentElement.checkVisibility()) found.push(textContent);
    }
    return found;
  });
  await page.emulateMedia({ media: null });
  return texts;
}

for (const [example, verdict, pack, least, most] of [
  [`${POC}churn-as-it-failed.json`, "Rescope", "", 12, 16],
  [`${POC}meeting-rooms.json`, "", "", 6, 13],
  [`${POC}mood-at-work.json`, "Kill", "", 6, 16],
  [`${POC}early-idea.json`, "Between", "", 6, 18],
  ["packs/ml-test-score/examples/half-of-it-unknown.json", "", "ML Test Score", 3, 10],
]) {
  test(`${example} on paper: everything is there, whole, numbered and under its heading`, () =>
    report(example, pack, async (page) => {
      const texts = await shown(page);
      const { title = "" } = JSON.parse(await read(example));
      for (const format of ["A4", "Letter"]) {
        const { pages, text, outline } = await printed(page, format);
        const count = pages.length;
        assert.ok(count >= least && count <= most + more, `${format}: ${count} pages`);

        // The paper is what was asked for, and nothing is cut off at its edges.
        for (const [place, { width, height, pieces }] of pages.entries()) {
          assert.ok(Math.abs(width - (format === "A4" ? 595 : 612)) < 1, `${width} wide`);
          for (const { str, transform, width: long, height: high } of pieces) {
            const [, , , , x, y] = transform;
            const inside = x >= 40 && x + long <= width - 40 && y >= 20 && y + high <= height - 30;
            assert.ok(inside, `${format}, page ${place + 1}: “${str}” at ${x}, ${y}`);
          }
        }

        // Every text is there, and nothing is printed over another.
        for (const one of texts) assert.ok(text.includes(words(one)), `${format}: “${one}” is missing`);
        for (const [place, { pieces }] of pages.entries()) {
          for (const [at, a] of pieces.entries()) {
            for (const b of pieces.slice(at + 1)) {
              const [ax, ay, bx, by] = [a.transform[4], a.transform[5], b.transform[4], b.transform[5]];
              const over = Math.min(ax + a.width, bx + b.width) - Math.max(ax, bx);
              const meet = over > 1 && Math.abs(ay - by) < Math.min(a.height, b.height) / 2;
              assert.ok(!meet, `${format}, page ${place + 1}: “${a.str}” and “${b.str}” in one place`);
            }
          }
        }

        // Nothing but the foot of a page is smaller than 8.5 points; the height of a piece may be rounded down.
        for (const [place, { body }] of pages.entries()) {
          for (const { str, height } of body) assert.ok(height > 8.4, `${format}, page ${place + 1}: “${str}” in ${height}`);
        }

        // A cover without a number; on all the others number and title.
        assert.ok(pages[0].text.includes(words(title)) && pages[0].text.includes(words(verdict)));
        assert.doesNotMatch(pages[0].text, /\d\/\d+$/);
        for (const [place, { text }] of pages.entries()) {
          if (place) assert.ok(text.includes(`${place + 1}/${count}`), `page ${place + 1} has no number`);
        }

        // No page in the middle is nearly empty.
        for (const [place, { body, height }] of pages.entries()) {
          const lowest = Math.min(...body.map(({ transform }) => transform[5]));
          if (place && place < count - 1) assert.ok(lowest < height * 0.65, `page ${place + 1} ends at ${lowest}`);
        }

        // Headings in order, none skipped, and an outline to find them by.
        const levels = pages.flatMap(({ headings }) => headings);
        assert.equal(levels[0], 1);
        assert.equal(levels.filter((level) => level === 1).length, 1);
        assert.equal(levels[1], 2);
        for (const [at, level] of levels.entries()) {
          assert.ok(at === 0 || level <= levels[at - 1] + 1, `a heading ${level} after ${levels[at - 1]}`);
        }
        assert.equal(outline.length, 1);
        const parts = outline[0].items[0].items.map(({ title }) => title);
        assert.ok(parts.includes("Scores") && parts.includes("Fingerprint"), parts.join("; "));
        assert.ok(parts.some((title) => title.startsWith("Every answer (")), parts.join("; "));
      }
    }));
}

test("on paper a heading stands over what it heads", () =>
  report(`${POC}churn-as-it-failed.json`, "", async (page) => {
    for (const format of ["A4", "Letter"]) {
      const { pages } = await printed(page, format);
      for (const [place, { body, width }] of pages.entries()) {
        // Headings are larger than text, in each of two columns. So are the scores that stand alone.
        const said = body.filter(({ str }) => !/^[\d %]+(to [\d %]+)?$/.test(str));
        const left = said.filter(({ transform }) => transform[4] < width / 2);
        const right = said.filter(({ transform }) => transform[4] >= width / 2);
        for (const column of [left, right]) {
          const [lowest] = column.sort((a, b) => a.transform[5] - b.transform[5]);
          const is = lowest && `${format}, page ${place + 1} ends with “${lowest.str}” of ${lowest.height}`;
          if (place && lowest) assert.ok(lowest.height < 9.8, is);
        }
      }
    }
  }));

test("on paper a chart is as wide as the page, and its labels are not squeezed", () =>
  report(`${POC}churn-as-it-failed.json`, "", async (page) => {
    // An A4 page without its margins.
    await page.setViewportSize({ width: 680, height: 1000 });
    await page.emulateMedia({ media: "print" });
    const charts = await page.locator("article.report figure.chart:not(.plan)").evaluateAll((charts) => {
      const whole = document.querySelector("article.report").clientWidth;
      const width = (part) => part.getBoundingClientRect().width / whole;
      const lines = (label) => {
        const text = document.createRange();
        text.selectNodeContents(label);
        return new Set([...text.getClientRects()].map(({ top }) => Math.round(top))).size;
      };
      return charts.map((chart) => ({
        width: width(chart),
        bars: [...chart.querySelectorAll(".bar")].map(width),
        labels: [...chart.querySelectorAll("tbody th")].map(lines),
      }));
    });
    assert.ok(charts.length >= 4);
    for (const { width, bars, labels } of charts) {
      assert.ok(width > 0.95, `a chart of ${width} of the page`);
      assert.ok(Math.min(...bars) > 0.4, `bars of ${bars}`);
      assert.ok(Math.max(...labels) <= 3, `labels of ${labels} lines`);
    }
  }));

/** Whether the machine has a font for a text: what it has none for looks like what nobody has one for. */
function hasFontFor(text) {
  const drawn = (letter) => {
    const canvas = Object.assign(document.createElement("canvas"), { width: 40, height: 40 });
    const pen = canvas.getContext("2d");
    pen.font = "30px system-ui";
    pen.fillText(letter, 0, 32);
    return canvas.toDataURL();
  };
  return drawn(text[0]) !== drawn("\u{10FFFD}");
}

for (const [length, isWholeOnCover] of [
  [150, true],
  [450, true],
  [3_000, false],
]) {
  test(`a title of ${length} characters leaves the cover one page, and is told whole`, async () => {
    const answers = JSON.parse(await read(`${POC}churn-as-it-failed.json`));
    for (const letters of ["Which customers will leave, in the three regions of the north? ", "顧客の解約を九十日前に予測する", "Unbroken"]) {
      const title = letters.repeat(length).slice(0, length).trim();
      const { page, problems, close } = await open(browser, offlinePage, () => false, {});
      await page.locator("#status").waitFor({ state: "detached" });
      const buffer = Buffer.from(JSON.stringify({ ...answers, title }));
      await page.getByLabel("Load answers from a file").setInputFiles({ name: "long.json", mimeType: "application/json", buffer });
      await page.locator("article.report").waitFor();
      // Letters that no font here has print as boxes, which have a place but are no text.
      const hasLetters = await page.evaluate(hasFontFor, letters);
      for (const format of ["A4", "Letter"]) {
        const { pages, text } = await printed(page, format);
        const [cover, second] = pages;
        const is = `${format}, “${letters}”`;
        assert.ok(cover.text.includes("Rescope") && cover.text.includes("Fingerprint"), is);
        assert.ok(second.text.includes(words("What is not met: 3 of 14")) && second.text.includes("2/"), is);
        if (!hasLetters) continue;
        assert.equal(cover.text.includes(words(title)), isWholeOnCover, is);
        assert.ok(text.includes(words(title)), is);
      }
      assert.deepEqual(problems(), []);
      await close();
    }
  });
}

test("every answer is on paper with its note, and on the screen behind one line", async () => {
  const example = `${POC}churn-as-it-failed.json`;
  const { answers } = JSON.parse(await read(example));
  const { areas } = JSON.parse(await read("packs/poc-to-production/pack.json"));
  assert.ok(areas.length);
  await report(example, "", async (page) => {
    const folded = page.locator("details.answers");
    assert.equal(await folded.evaluate((list) => list.open), false);
    const rows = await folded.locator("tbody tr").count();
    const { text } = await printed(page, "A4");
    const from = text.indexOf("Everyanswer(");
    const notes = Object.values(answers).map(({ note }) => note).filter(Boolean);
    assert.ok(notes.length > 5 && rows >= notes.length);
    for (const note of notes) assert.ok(text.indexOf(words(note), from) > from, note);
    await folded.locator("summary").press("Enter");
    await folded.getByRole("button").first().press("Enter");
    await page.getByRole("radiogroup").waitFor();
  });
});

test("what is printed of another screen begins on the first page, under its header", () =>
  report(`${POC}churn-as-it-failed.json`, "", async (page) => {
    for (const screen of ["Plan", "Frameworks", "Figures"]) {
      await page.getByRole("navigation", { name: "Steps" }).getByRole("button", { name: screen }).click();
      const heading = await page.locator("main [data-focus=heading]").innerText();
      const { pages } = await printed(page, "A4");
      assert.ok(pages[0].text.includes(words(heading)), `${screen}: ${pages[0].text}`);
    }
  }));

test("the trace is printed only if it is open", () =>
  report(`${POC}churn-as-it-failed.json`, "", async (page) => {
    const closed = await printed(page, "A4");
    await page.locator("details.trace > summary").press("Enter");
    const opened = await printed(page, "A4");
    assert.ok(!closed.text.includes("Howeverynumbercameabout"));
    assert.ok(opened.text.includes("Howeverynumbercameabout"));
    assert.ok(opened.pages.length > closed.pages.length + 2);
  }));

test("paper is light even if the screen is dark", () =>
  report(`${POC}churn-as-it-failed.json`, "", async (page) => {
    await page.emulateMedia({ media: "print", colorScheme: "dark" });
    const colors = await page.evaluate(() => {
      const of = (selector) => getComputedStyle(document.querySelector(selector));
      return [of(".shipworthy").color, of(".shipworthy").backgroundColor, of(".cover h1").color];
    });
    assert.deepEqual(colors, ["rgb(20, 33, 42)", "rgba(0, 0, 0, 0)", "rgb(20, 33, 42)"]);
  }));

test("an engine without ::details-content prints what is folded, and folds it again", async () => {
  const { page, problems, close } = await open(browser, offlinePage, () => false, {});
  await page.addInitScript(() => {
    CSS.supports = () => false;
  });
  await page.reload();
  await page.locator("#status").waitFor({ state: "detached" });
  await page.getByLabel("Load answers from a file").setInputFiles(resolve(root, `${POC}churn-as-it-failed.json`));
  await page.locator("article.report").waitFor();
  const open_ = () => page.locator("details:not(.trace)[open]").count();
  assert.equal(await open_(), 0);
  await page.evaluate(() => dispatchEvent(new Event("beforeprint")));
  assert.equal(await open_(), await page.locator("details:not(.trace)").count());
  assert.equal(await page.locator("details.trace[open]").count(), 0);
  await page.evaluate(() => dispatchEvent(new Event("afterprint")));
  assert.equal(await open_(), 0);
  assert.deepEqual(problems(), []);
  await close();
});

test("the element prints a document of its own, with its host's name and logo", async () => {
  const answers = await read(`${POC}churn-as-it-failed.json`);
  const { page, problems, close } = await open(
    browser,
    `${server.origin}/www/demo.html`,
    (asked) => asked.startsWith(server.origin),
    { colorScheme: "dark" },
  );
  // A print dialog that keeps what it is given.
  await page.context().addInitScript(() => {
    window.print = () => {
      dispatchEvent(new Event("beforeprint"));
      top.given = {
        page: document.documentElement.outerHTML,
        sheet: [...document.adoptedStyleSheets[0].cssRules].map((rule) => rule.cssText).join("\n"),
        logos: [...document.images].map((image) => image.naturalWidth),
        title: document.title,
      };
    };
  });
  await page.reload();
  const element = page.locator("#check shipworthy-assessment");
  await element.evaluate(async (element, answers) => {
    element.answers = answers;
    await element.begin();
  }, answers);
  const header = element.locator(".page-header .brand");
  await header.waitFor();
  assert.equal(await header.innerText(), "Harbour & Vane");
  assert.match(await header.locator("img").getAttribute("src"), /demo-logo\.svg$/);
  await element.getByRole("navigation").getByRole("button", { name: "Report" }).press("Enter");
  await element.getByRole("button", { name: "Print", exact: true }).press("Enter");
  await page.waitForFunction(() => globalThis.given);
  const given = await page.evaluate(() => globalThis.given);
  assert.equal(given.title, "Churn prediction, as it failed");
  assert.ok(given.logos.length && given.logos.every((width) => width > 0));

  // What the dialog was given, printed.
  const paper = await page.context().newPage();
  await paper.goto(`${server.origin}/www/blank.html`);
  await paper.evaluate(({ page, sheet }) => {
    const made = new DOMParser().parseFromString(page, "text/html");
    document.replaceChild(document.adoptNode(made.documentElement), document.documentElement);
    const style = new CSSStyleSheet();
    style.replaceSync(sheet);
    document.adoptedStyleSheets = [style];
  }, given);
  const { pages, text } = await printed(paper, "A4");
  assert.match(pages[0].text, /^Harbour&Vane/);
  for (const foot of ["Churnprediction,asitfailed", `3/${pages.length}`]) assert.ok(pages[2].text.includes(foot), foot);
  assert.ok(!text.includes("Mostproofsofconceptstop"), "the host's page stays out of it");
  assert.ok(pages.length <= 16 + more, `${pages.length} pages`);

  // A name alone, and an address that is none for a picture.
  await element.evaluate((element) => {
    element.setAttribute("brand-name", "Another");
    element.setAttribute("brand-logo", "javascript:alert(1)");
  });
  await header.getByText("Another").waitFor();
  assert.equal(await header.locator("img").count(), 0);
  await element.evaluate((element) => element.removeAttribute("brand-name"));
  await header.waitFor({ state: "detached" });
  assert.deepEqual(problems(), []);
  await close();
});
