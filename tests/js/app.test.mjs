// The application against the golden reports, and against what strangers put into it.
// What it must conclude is taken from those reports, so nothing here knows a rule; the way through the screens is
// walked in e2e.test.mjs.

import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { after, before, test } from "node:test";
import { launch, offlinePage, open, read } from "./harness.mjs";

const FOLDER = "packs/poc-to-production";
const pack = JSON.parse(await read(`${FOLDER}/pack.json`));
const example = async (name) => JSON.parse(await read(`${FOLDER}/examples/${name}.json`));
const golden = async (name) => JSON.parse(await read(`tests/golden/${pack.id}/${name}.json`));

let browser;

before(async () => {
  browser = await launch();
});

after(() => browser?.close());

/** Runs `use` on a page of its own, and fails on anything the guard found. */
async function visit(use, options) {
  const visitor = await open(browser, offlinePage, undefined, options);
  visitor.page.setDefaultTimeout(10_000);
  await use(visitor.page);
  assert.deepEqual(visitor.problems(), []);
  await visitor.close();
}

const click = (place, name) => place.getByRole("button", { name, exact: true }).click();
/** The screen, without the steps above it and the tools below it. */
const main = (page) => page.locator("main");
const heading = (page) => page.locator("[data-focus=heading]");
const step = (page, name) => page.getByRole("navigation", { name: "Steps" }).getByRole("button", { name }).click();
/** The row that a term heads in the report's lists. */
const fact = (page, term) => page.locator("dl > div", { has: page.locator("dt", { hasText: term }) }).locator("dd");
/** The control of a choice, found by the text it begins with; an explanation or a key may follow. */
const choice = (place, text) =>
  place.locator("label.choice", { hasText: new RegExp(`^${text.replace(/[^\w\s]/g, "\\$&")}`) }).locator("input");

async function giveProfile(page, profile) {
  for (const { id, text, options, unsure } of pack.profile) {
    const group = page.getByRole("group", { name: text, exact: true });
    const given = profile[id];
    if (given === "unsure") await choice(group, unsure.text).check();
    for (const option of Array.isArray(given) ? given : []) {
      await choice(group, options.find(({ id }) => id === option).text).check();
    }
  }
}

async function giveAnswer(page, question, answer) {
  const card = page.locator("article.card");
  if (answer.level !== undefined) await choice(card, question.levels[answer.level]).check();
  if (answer.unknown) await card.getByRole("radio", { name: "Nobody here knows" }).check();
  if (answer.not_applicable) {
    await card.getByRole("radio", { name: "Does not apply" }).check();
    await card.getByLabel("Why does it not apply?").fill(answer.not_applicable);
  }
  if (answer.evidence) {
    await card.getByText("Attach evidence").click();
    await card.getByLabel("A link, a file name or a sentence").fill(answer.evidence.what);
    if (answer.evidence.by) await card.getByLabel("Who says so").fill(answer.evidence.by);
    if (answer.evidence.date) await card.getByRole("textbox", { name: /^When/ }).fill(answer.evidence.date);
  }
  if (answer.note) {
    await card.getByText("Add a note").click();
    await card.getByLabel("Note", { exact: true }).fill(answer.note);
  }
}

/** The question on the screen. */
async function shown(page) {
  const text = await heading(page).innerText();
  const question = pack.questions.find((question) => question.text === text);
  assert.ok(question, `a question is shown, not “${text}”`);
  return question;
}

/** What the visitor saves, as an object. */
async function save(page, clickSave) {
  const [download] = await Promise.all([page.waitForEvent("download"), clickSave()]);
  assert.match(download.suggestedFilename(), /\.json$/);
  return JSON.parse(await readFile(await download.path(), "utf8"));
}

const load = (page, name, text) =>
  page
    .locator("input[type=file]")
    .first()
    .setInputFiles({ name, mimeType: "application/json", buffer: Buffer.from(text) });

const word = { ship: "Ship", rescope: "Rescope", kill: "Kill" };

function headline({ proven, possible }) {
  return proven === possible ? new RegExp(`^${word[proven]}`) : new RegExp(`^Between ${proven} and ${possible}`);
}

for (const name of ["card-fraud", "hospital-x-ray"]) {
  test(`${name}, answered by hand, gets its golden verdict and digest`, () =>
    visit(async (page) => {
      const wanted = await golden(name);
      const { title, profile, answers } = await example(name);
      await page.getByLabel("Name of the proof of concept").fill(title);
      await click(main(page), "Start");
      await giveProfile(page, profile);
      await click(main(page), "Go on");
      await page.getByRole("button", { name: "All questions, by area" }).click();
      for (let i = 0; i < wanted.questions.length; i++) {
        const question = await shown(page);
        const answer = answers[question.id];
        if (answer) await giveAnswer(page, question, answer);
        await page.locator("button.primary").click();
      }
      await step(page, "Report");
      assert.match(await heading(page).innerText(), headline(wanted.verdict));
      assert.equal(await fact(page, "Digest of the input").innerText(), wanted.digest);
      const failing = await page.locator("[data-gate][data-is=fails]").evaluateAll((all) => all.map((gate) => gate.dataset.gate));
      const expected = wanted.gates.filter((gate) => gate.status === "fails").map((gate) => gate.gate);
      assert.deepEqual(failing.sort(), expected.sort());
    }));
}

test("what this version does not know is listed, and saved untouched", () =>
  visit(async (page) => {
    const { expected, ...file } = await example("card-fraud");
    file.answers["a-question-of-tomorrow"] = { level: 2, note: "keep me" };
    await load(page, "tomorrow.json", JSON.stringify(file));
    await page.getByText("Loaded “tomorrow.json”").waitFor();
    await step(page, "Report");
    await page.getByText("a-question-of-tomorrow").first().waitFor();
    assert.deepEqual(await save(page, () => click(main(page), "Save answers to a file")), file);
  }));

test("text from outside stays text", () =>
  visit(async (page) => {
    const { expected, ...file } = await example("card-fraud");
    const markup = `<img src=x onerror="document.title='broken in'"><script>document.title='broken in'</script>`;
    file.title = markup;
    for (const answer of Object.values(file.answers)) answer.note = markup;
    await load(page, `${markup.slice(0, 10)}.json`, JSON.stringify(file));
    await step(page, "Report");
    await page.getByText(markup).filter({ visible: true }).first().waitFor();
    assert.equal(await page.locator("#app img, #app script").count(), 0);
    assert.doesNotMatch(await page.title(), /broken in/);
  }));

test("nothing is kept unless the visitor asks", () =>
  visit(async (page) => {
    await click(main(page), "Start");
    await click(main(page), "Go on");
    await page.getByRole("button", { name: "All questions, by area" }).click();
    await page.locator("article.card input[type=radio]").first().check();
    const kept = () => page.evaluate(() => [document.cookie, sessionStorage.length, localStorage.length]);
    assert.deepEqual(await kept(), ["", 0, 0]);
    await page.reload();
    await page.getByLabel("Name of the proof of concept").waitFor();
    assert.deepEqual(await kept(), ["", 0, 0]);
  }));

test("every screen fits a narrow window, and every control has a name", () =>
  visit(
    async (page) => {
      const fits = async (screen) => {
        const [content, window] = await page.evaluate(() => [
          document.documentElement.scrollWidth,
          document.documentElement.clientWidth,
        ]);
        assert.ok(content <= window, `${screen} is ${content} pixels wide in a window of ${window}`);
        const nameless = await page.evaluate(() =>
          [...document.querySelectorAll("#app button, #app input, #app textarea, #app select, #app summary")]
            .filter((control) => {
              const label = control.labels?.[0]?.textContent ?? control.textContent;
              return !(control.getAttribute("aria-label") ?? label)?.trim();
            })
            .map((control) => control.outerHTML),
        );
        assert.deepEqual(nameless, [], screen);
        assert.equal(await page.locator("h1:visible").count(), 1, `one main heading on ${screen}`);
      };
      await fits("start");
      const { expected, ...file } = await example("churn-as-it-failed");
      await load(page, "churn.json", JSON.stringify(file));
      await page.getByText("Loaded “churn.json”").waitFor();
      for (const name of ["Profile", "Questions", "Report"]) {
        await step(page, name);
        await fits(name);
      }
      for (const details of await page.locator("details").all()) await details.evaluate((it) => (it.open = true));
      await fits("the report with everything opened");
    },
    { viewport: { width: 320, height: 640 } },
  ));

test("the start screen fits a narrow window wherever its chart begins", async () => {
  for (const [width, height] of [[360, 640], [320, 500], [320, 900], [375, 560]]) {
    await visit(
      async (page) => {
        assert.ok((await page.evaluate(() => document.documentElement.scrollWidth)) <= width, `${width} × ${height}`);
      },
      { viewport: { width, height } },
    );
  }
});

test("the report prints", () =>
  visit(async (page) => {
    const { expected, ...file } = await example("card-fraud");
    await load(page, "card-fraud.json", JSON.stringify(file));
    await step(page, "Report");
    await page.emulateMedia({ media: "print" });
    assert.ok(await heading(page).isVisible());
    for (const control of await page.locator("button.primary, input[type=file]").all()) {
      assert.equal(await control.isVisible(), false, await control.evaluate((it) => it.outerHTML));
    }
    const pdf = await page.pdf();
    assert.equal(pdf.subarray(0, 5).toString(), "%PDF-");
  }));
