// The whole way through the page, as people go it: once from a disk, once from a server.
// Every test fails on a request, a console message or a breach of the page's policy (see harness.mjs).
// No question is known here by name; the worked examples come as files.

import assert from "node:assert/strict";
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { after, before, describe, test } from "node:test";
import { gzipSync } from "node:zlib";
import { launch, offlinePage, open, printable, read, root, serve } from "./harness.mjs";

let browser;
let server;
let folder;
/** A file that nobody meant to load, on the disk because it is too large to hand over otherwise. */
let huge;

before(async () => {
  browser = await launch();
  server = await serve();
  folder = await mkdtemp(join(tmpdir(), "shipworthy-"));
  huge = join(folder, "50 MB.json");
  await writeFile(huge, Buffer.alloc(50_000_000, " "));
});

after(async () => {
  await browser?.close();
  server?.close();
  if (folder) await rm(folder, { recursive: true });
});

const example = (name) => resolve(root, `packs/poc-to-production/examples/${name}.json`);
const file = (name, text) => ({ name, mimeType: "application/json", buffer: Buffer.from(text) });

const WAYS = { "from a disk": () => offlinePage, "from a server": () => `${server.origin}/` };

for (const [way, url] of Object.entries(WAYS)) {
  describe(way, () => {
    /** A test with a page of its own; whatever it does, the guard must have seen nothing. */
    const visit = (name, steps, options) =>
      test(name, async () => {
        const { page, problems, close } = await open(browser, url(), () => false, options);
        page.setDefaultTimeout(5_000);
        await page.locator("#status").waitFor({ state: "detached" });
        await steps(new Visitor(page));
        assert.deepEqual(problems(), []);
        await close();
      });

    visit("the whole way by keyboard alone", async (visitor) => {
      const { page } = visitor;
      await visitor.tabTo("Start", "begin");
      await visitor.key("Enter");
      await visitor.isAt(/What kind of system/);

      // One fact by its first option, one by "not sure", the others not at all.
      await visitor.key("Tab");
      await visitor.key("Space");
      assert.equal(await page.locator("fieldset").first().getByRole("checkbox").first().isChecked(), true);
      const unsure = page.locator("fieldset").nth(1).getByRole("radio").last();
      while (!(await isFocused(page.locator("fieldset").nth(1).getByRole("radio").first()))) await visitor.key("Tab");
      await visitor.key("ArrowUp");
      assert.equal(await unsure.isChecked(), true);
      await visitor.tabTo("Go on");
      await visitor.key("Enter");
      await visitor.isAt(/How much do you want to answer/);

      // The quick check: levels by number, by arrow, unknown by letter; Enter goes on.
      await visitor.key("Tab");
      await visitor.key("Enter");
      const asked = [];
      while ((await visitor.progress()).startsWith("Question")) {
        asked.push(await visitor.heading());
        const turn = asked.length % 3;
        if (turn === 0) {
          await visitor.key("u");
        } else if (turn === 1) {
          await visitor.key("2");
        } else {
          await visitor.key("Tab");
          await visitor.key("Space");
          await visitor.key("ArrowDown");
        }
        assert.equal(await page.locator(".levels input:checked").count(), 1);
        await visitor.key("Enter");
        await visitor.headingHasFocus();
      }
      assert.equal(asked.length, 10);
      assert.equal(new Set(asked).size, 10);
      await visitor.isAt(/\d+ to \d+ of 10: yes/);
      assert.match(await page.locator("main").innerText(), /ruled out by|Nothing is ruled out yet|Nothing rules out/);
      assert.match(await page.locator(".settle").innerText(), /At most \d+ more answers? settles? the verdict|Nothing more is needed/);

      // On, most decisive first, to the end; then the report.
      await visitor.tabTo(/Go on, most decisive first|See the report/);
      await visitor.key("Enter");
      let turns = 0;
      while ((await page.locator(".levels").count()) > 0) {
        assert.ok(turns++ < 60, "most decisive first comes to an end");
        assert.match(await page.locator(".because").first().innerText(), /^Asked now because .*\. It decides:\s+.+ if it fails/);
        await visitor.key("4");
        if ((await page.locator(".levels input:checked").count()) === 0) await visitor.key("2");
        await visitor.key("Enter");
        await visitor.headingHasFocus();
      }
      await visitor.tabTo("See the report");
      await visitor.key("Enter");
      await visitor.isAt(/Kill|Rescope|Ship|Between/);
      assert.ok((await page.locator(".gate").count()) > 0);

      // From a reason back to its question and again to the report.
      const reason = page.locator(".gate").filter({ has: page.locator(".question-link") }).first();
      await reason.locator("summary").first().focus();
      await visitor.key("Enter");
      await reason.locator(".question-link").first().focus();
      await visitor.key("Enter");
      await visitor.headingHasFocus();
      assert.equal(await page.locator(".levels").count(), 1);
    });

    visit("the churn project as it failed must not ship, and the report says why", async (visitor) => {
      const { page } = visitor;
      await visitor.load(example("churn-as-it-failed"));
      await page.locator(".verdict").waitFor();
      const expected = JSON.parse(await readFile(example("churn-as-it-failed"), "utf8")).expected;
      const { proven, possible } = expected.verdict;
      assert.equal(proven, possible, "the example is settled");
      assert.notEqual(possible, "ship");
      assert.equal((await page.locator(".verdict h2").innerText()).toLowerCase(), possible);
      for (const gate of expected.fails) {
        const shown = page.locator(`.gate[data-gate="${gate}"]`);
        assert.equal(await shown.getAttribute("data-is"), "fails", gate);
        // Its reason, and at least one answer behind it with what would be needed.
        await shown.locator("summary").first().click();
        assert.ok((await shown.locator("details > p").first().innerText()).length > 20, gate);
        assert.ok((await shown.locator(".found").count()) > 0, gate);
      }
      assert.match(await page.locator("main").innerText(), /Weakest area/);
      // The way from a reason to its question shows the answer that was given.
      await page.locator(".gate .question-link").first().click();
      assert.equal(await page.locator(".levels input:checked").count(), 1);
    });

    visit("the churn project as it could have gone ships", async (visitor) => {
      const { page } = visitor;
      await visitor.load(example("churn-alternate"));
      await page.locator(".verdict").waitFor();
      assert.equal(await page.locator(".verdict h2").innerText(), "Ship");
      assert.equal(await page.locator(".gate[data-is=fails]").filter({ hasText: "Blocks shipping" }).count(), 0);
    });

    visit("the same example, entered by hand, gives the same digest", async (visitor) => {
      const { page } = visitor;
      const pack = JSON.parse(await read("packs/poc-to-production/pack.json"));
      const answers = JSON.parse(await readFile(example("churn-alternate"), "utf8"));
      await visitor.load(example("churn-alternate"));
      await page.locator(".verdict").waitFor();
      const digest = await visitor.digest();
      await visitor.press("Start over");
      await visitor.press("Yes, remove them");
      await visitor.press("Start", "begin");
      for (const [place, fact] of pack.profile.entries()) {
        const said = answers.profile[fact.id];
        const inputs = page.locator("fieldset").nth(place).locator("input");
        if (said === "unsure") await inputs.last().check();
        else for (const id of said ?? []) await inputs.nth(fact.options.findIndex((option) => option.id === id)).check();
      }
      await visitor.press("Go on");
      await page.locator(".way").last().click();
      for (;;) {
        const text = await visitor.heading();
        const question = pack.questions.find((candidate) => candidate.text === text);
        if (!question) break;
        const answer = answers.answers[question.id] ?? {};
        if (answer.level !== undefined) await visitor.key(`${answer.level + 1}`);
        if (answer.unknown) await visitor.key("u");
        if (answer.not_applicable) {
          await page.getByRole("radio", { name: "Does not apply" }).check();
          await page.getByLabel("Why does it not apply?").fill(answer.not_applicable);
        }
        if (answer.evidence) {
          await page.getByText("Attach evidence").click();
          await page.getByLabel("A link, a file name or a sentence").fill(answer.evidence.what);
          if (answer.evidence.by) await page.getByLabel("Who says so").fill(answer.evidence.by);
          if (answer.evidence.date) await page.getByRole("textbox", { name: /^When/ }).fill(answer.evidence.date);
        }
        if (answer.note) {
          await page.getByText("Add a note").click();
          await page.getByLabel("Note", { exact: true }).fill(answer.note);
        }
        await page.locator(".actions .primary").click();
      }
      assert.equal(await page.locator(".verdict h2").innerText(), "Ship");
      assert.equal(await visitor.digest(), digest);
    });

    visit("going back never loses an answer", async (visitor) => {
      const { page } = visitor;
      await visitor.begin("All questions, by area");
      const given = [];
      for (let turn = 0; turn < 8; turn++) {
        await visitor.key(turn === 5 ? "u" : `${(turn % 3) + 1}`);
        given.push([await visitor.heading(), await visitor.chosen()]);
        await visitor.press("Next");
      }
      // An answer in the middle of its writing counts, too.
      await page.getByText("Attach evidence").click();
      await page.getByLabel("Who says so").fill("half a name");
      const last = await visitor.heading();
      for (const [heading, chosen] of given.toReversed()) {
        await visitor.press("Back");
        assert.equal(await visitor.heading(), heading);
        assert.equal(await visitor.chosen(), chosen);
      }
      await visitor.press("Back");
      await visitor.isAt(/How much do you want to answer/);
      await visitor.press("Profile");
      await visitor.press("Questions");
      for (const [heading, chosen] of given) {
        assert.equal(await visitor.heading(), heading);
        assert.equal(await visitor.chosen(), chosen);
        await visitor.key("Enter");
      }
      assert.equal(await visitor.heading(), last);
      assert.equal(await page.getByLabel("Who says so").inputValue(), "half a name");
      // By the list of areas, too.
      await page.locator(".area").last().click();
      await visitor.press("Back");
      assert.equal(await visitor.heading(), last);
    });

    visit("a double click answers nothing on the next screen", async (visitor) => {
      const { page } = visitor;
      await visitor.press("Start", "begin");
      await visitor.press("Go on");
      await page.locator(".way").filter({ hasText: "All questions, by area" }).dblclick();
      await visitor.settled();
      assert.equal(await page.locator(":checked").count(), 0);
      // A single click does, of course.
      await page.locator(".levels .choice").first().click();
      await visitor.settled();
      assert.equal(await page.locator(".levels :checked").count(), 1);
    });

    visit("a fault in a closed part of the form opens it", async (visitor) => {
      const { page } = visitor;
      await visitor.begin("All questions, by area");
      await page.getByText("Attach evidence").click();
      await page.getByLabel("Who says so").fill("somebody");
      await page.getByText("Evidence: not all of it is saved yet").click();
      await visitor.key("2");
      await visitor.press("Next");
      assert.equal(await isFocused(page.locator("[aria-invalid=true]")), true);
    });

    visit("what is kept on the device is there after a reload, and gone after unticking", async (visitor) => {
      const { page } = visitor;
      const stored = () => page.evaluate(() => Object.keys(localStorage).length);
      await visitor.begin("All questions, by area");
      await visitor.key("2");
      assert.equal(await stored(), 0, "nothing is kept unless the box is ticked");
      await page.getByLabel("Keep my answers on this device").check();
      await visitor.press("Next");
      await visitor.key("3");
      const heading = await visitor.heading();
      const chosen = await visitor.chosen();

      await visitor.reload();
      assert.match(await page.locator(".resume").innerText(), /2 of \d+ questions answered/);
      await visitor.press("Continue");
      assert.equal(await visitor.heading(), heading);
      assert.equal(await visitor.chosen(), chosen);

      await page.getByLabel("Keep my answers on this device").uncheck();
      assert.equal(await stored(), 0);
      await visitor.reload();
      assert.equal(await page.locator(".resume").count(), 0);
    });

    visit("no window overwrites what another one keeps before it has said so", async (visitor) => {
      const { page } = visitor;
      const box = (page) => page.getByLabel("Keep my answers on this device");
      const stored = () =>
        page.evaluate(() => Object.entries(localStorage).filter(([key]) => key.includes(".answers.")).map(([, answers]) => answers));
      const notice = (page) => page.locator(".notice").innerText();
      await visitor.begin("All questions, by area");
      await visitor.key("2");
      const other = new Visitor(await page.context().newPage());
      other.page.setDefaultTimeout(5_000);
      await other.page.goto(page.url());
      await other.page.locator("#status").waitFor({ state: "detached" });
      await other.begin("All questions, by area");
      await other.key("3");
      await box(other.page).check();
      const theirs = await stored();

      // A click, not `check`: the box does not stay ticked.
      await box(page).click();
      await page.getByText("Another window keeps other answers on this device").waitFor();
      assert.equal(await box(page).isChecked(), false);
      assert.deepEqual(await stored(), theirs);
      await visitor.press("Next");
      assert.deepEqual(await stored(), theirs, "nor later");
      // Whoever was told may.
      await box(page).check();
      assert.equal(await page.locator(".notice").count(), 0);
      const ours = await stored();
      assert.notDeepEqual(ours, theirs);

      await other.press("Next");
      assert.match(await notice(other.page), /Another window keeps other answers/);
      assert.deepEqual(await stored(), ours);
      await box(page).uncheck();
      assert.deepEqual(await stored(), []);
      // Nothing is there that could be lost.
      await box(other.page).check();
      await page.evaluate(() => localStorage.clear());
      await other.press("Back");
      assert.match(await notice(other.page), /Another window has removed what was kept/);
      assert.deepEqual(await stored(), []);
    });

    visit("what is kept but cannot be read is not overwritten", async (visitor) => {
      const { page } = visitor;
      const pack = JSON.parse(await read("packs/poc-to-production/pack.json")).id;
      await page.evaluate((id) => localStorage.setItem(`shipworthy.answers.${id}`, "scrambled"), pack);
      const stored = () => page.evaluate((id) => localStorage.getItem(`shipworthy.answers.${id}`), pack);
      await visitor.reload();
      assert.match(await page.locator(".notice").innerText(), /cannot be read[\s\S]*not_json/);
      await visitor.begin("All questions, by area");
      await visitor.key("2");
      assert.equal(await stored(), "scrambled");
      await visitor.press("Start");
      const download = page.waitForEvent("download");
      await visitor.press("Save it to a file");
      assert.equal(await readFile(await (await download).path(), "utf8"), "scrambled");
      // What another window has kept meanwhile is not what is to be deleted.
      const store = (text) => page.evaluate(([id, text]) => localStorage.setItem(`shipworthy.answers.${id}`, text), [pack, text]);
      await store("theirs");
      await visitor.press("Delete it");
      await page.getByText("Another window keeps other answers").waitFor();
      assert.equal(await stored(), "theirs");
      await visitor.reload();
      await store("theirs");
      await visitor.press("Delete it");
      assert.equal(await stored(), null);
      await page.getByLabel("Keep my answers on this device").check();
      assert.match(await stored(), /shipworthy-answers\/1/);
    });

    test("a browser that keeps nothing says so", async () => {
      const { page, problems, close } = await open(browser, url());
      await page.addInitScript(() => {
        Storage.prototype.setItem = () => {
          throw new DOMException("full", "QuotaExceededError");
        };
      });
      const visitor = new Visitor(page);
      await visitor.reload();
      // A click, not `check`: the box does not stay ticked.
      await page.getByLabel("Keep my answers on this device").click();
      await page.getByText("does not let the page keep anything").waitFor();
      assert.equal(await page.getByLabel("Keep my answers on this device").isChecked(), false);
      assert.deepEqual(problems().filter((problem) => !problem.startsWith("request:")), []);
      await close();
    });

    visit("a saved file loads again with the same digest", async (visitor) => {
      const { page } = visitor;
      await page.getByLabel("Name of the proof of concept").fill("Tea, second try");
      await visitor.begin("All questions, by area");
      for (const key of ["2", "u", "1"]) {
        await visitor.key(key);
        await visitor.key("Enter");
      }
      await visitor.press("Report");
      const digest = await visitor.digest();
      const download = page.waitForEvent("download");
      await page.getByRole("button", { name: "Save answers to a file" }).first().click();
      const saved = await download;
      assert.equal(saved.suggestedFilename(), "tea-second-try.answers.json");
      const path = await saved.path();

      await visitor.reload();
      await visitor.load(file("tea.json", await readFile(path, "utf8")));
      await page.locator(".verdict").waitFor();
      assert.equal(await visitor.digest(), digest);
      assert.match(await page.locator("main").innerText(), /Tea, second try/);
    });

    visit("a bad file is told with code, path and hint, and nothing entered is lost", async (visitor) => {
      const { page } = visitor;
      await visitor.load(example("contract-summaries"));
      await page.locator(".verdict").waitFor();
      const digest = await visitor.digest();
      const pack = JSON.parse(await read("packs/poc-to-production/pack.json"));
      const answers = (answers, more = {}) =>
        JSON.stringify({ format: "shipworthy-answers/1", pack: { id: pack.id, version: pack.version }, answers, ...more });
      const refused = {
        "not JSON": ["{ oops", "not_json", "$"],
        "no object": ["[]", "wrong_type", "$"],
        "another format": ['{ "format": "somebody-elses/3" }', "wrong_format", "$.format"],
        "a pack": [await read("packs/poc-to-production/pack.json"), "wrong_format", "$.format"],
        "another pack": [answers({}, { pack: { id: "other", version: "1.0.0" } }), "wrong_pack", "$.pack.id"],
        "nested too deep": [`{"answers":${"[".repeat(100)}${"]".repeat(100)}}`, "too_deep", "$"],
        "50 MB": [undefined, "too_large", "$"],
      };
      for (const [name, [text, code, path]] of Object.entries(refused)) {
        await visitor.load(text === undefined ? huge : file(`${name}.json`, text));
        await page.getByText(`“${name}.json” was not loaded`).waitFor();
        const shown = await page.locator(".notice").innerText();
        assert.ok(shown.includes(code) && shown.includes(path) && /What to do: ./.test(shown), `${name}: ${shown}`);
        assert.equal(await visitor.digest(), digest, name);
        await page.getByRole("button", { name: "Close this message" }).click();
      }

      // What can be used of a file is used; the rest is told, and written back when saved.
      const [first, second] = pack.questions;
      const partly = answers({ [first.id]: { level: 1 }, [second.id]: { level: 99 }, "no-such-question": { level: 1 } });
      await visitor.load(file("partly.json", partly));
      await page.getByText("Loaded “partly.json”, except for some of it").waitFor();
      const shown = await page.locator(".notice").innerText();
      const place = /^[a-z]+$/.test(second.id) ? `$.answers.${second.id}.level` : `$.answers["${second.id}"].level`;
      for (const sign of ["out_of_range", place, "unknown_question", '$.answers["no-such-question"]']) {
        assert.ok(shown.includes(sign), `${sign} in ${shown}`);
      }
      const download = page.waitForEvent("download");
      await page.getByRole("button", { name: "Save answers to a file" }).first().click();
      const saved = JSON.parse(await readFile(await (await download).path(), "utf8"));
      assert.deepEqual(saved.answers["no-such-question"], { level: 1 });
      assert.deepEqual(saved.answers[second.id], { level: 99 });
      assert.deepEqual(saved.answers[first.id], { level: 1 });

      // And what was there before comes back.
      await page.getByRole("button", { name: "Restore previous answers" }).first().click();
      assert.equal(await visitor.digest(), digest);
    });

    visit("starting over asks first and can be taken back", async (visitor) => {
      const { page } = visitor;
      await visitor.begin("All questions, by area");
      await visitor.key("2");
      await visitor.press("Report");
      const digest = await visitor.digest();
      await visitor.press("Start over");
      await visitor.press("No, keep them");
      assert.equal(await visitor.digest(), digest);
      await visitor.press("Start over");
      await visitor.press("Yes, remove them");
      await page.getByText("All answers were removed").waitFor();
      await page.getByRole("button", { name: "Restore previous answers" }).first().click();
      await visitor.press("Report");
      assert.equal(await visitor.digest(), digest);
    });

    visit("does not apply needs a reason, and keys in a text field are text", async (visitor) => {
      const { page } = visitor;
      const pack = JSON.parse(await read("packs/poc-to-production/pack.json"));
      assert.ok(pack.questions.some((question) => question.not_applicable), "the pack has such a question");
      await visitor.begin("All questions, by area");
      while ((await page.getByRole("radio", { name: "Does not apply" }).count()) === 0) await visitor.press("Skip for now");
      const heading = await visitor.heading();
      await visitor.key("n");
      await visitor.press("Next");
      assert.equal(await visitor.heading(), heading);
      const reason = page.getByLabel("Why does it not apply?");
      assert.equal(await isFocused(reason), true);
      assert.equal(await reason.getAttribute("aria-invalid"), "true");
      await page.keyboard.type("u1 nothing");
      assert.equal(await reason.inputValue(), "u1 nothing");
      await visitor.press("Next");
      assert.notEqual(await visitor.heading(), heading);
      await visitor.press("Report");
      const list = page.locator(".points").filter({ hasText: "Does not apply" });
      await list.locator("summary").click();
      assert.match(await list.innerText(), /u1 nothing/);
    });

    for (const width of [1280, 960, 320]) {
      visit(
        `nothing is wider than ${width} pixels when every row of the report is open, and no word of an answer is broken`,
        async (visitor) => {
          const { page } = visitor;
          await visitor.begin("Ten-question");
          await visitor.press("See the result");
          const answers = await page.locator(".items .answer").all();
          assert.equal(answers.length, 10);
          for (const answer of answers) {
            const lines = await answer.evaluate((of) => {
              const words = document.createRange();
              words.selectNodeContents(of);
              return words.getClientRects().length;
            });
            assert.equal(lines, 1, await answer.innerText());
          }
          await visitor.load(example("churn-as-it-failed"));
          await visitor.press("Report");
          const rows = page.locator("main details");
          assert.ok((await rows.count()) > 10);
          const paper = page.locator(".paper-only");
          assert.ok((await paper.count()) > 1);
          for (const one of await paper.all()) assert.equal(await one.isVisible(), false, "what is for paper is on paper only");
          await rows.evaluateAll((all) => all.forEach((details) => (details.open = true)));
          assert.ok(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth));
        },
        { viewport: { width, height: 740 } },
      );
    }

    visit(
      "nothing is wider than a small telephone",
      async (visitor) => {
        const { page } = visitor;
        const fits = async (where) =>
          assert.ok(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth), where);
        await fits("start");
        await visitor.begin("Ten-question");
        await fits("question");
        await visitor.press("See the result");
        await fits("quick result");
        await visitor.load(example("churn-as-it-failed"));
        await visitor.press("Report");
        for (const summary of await page.locator("main details > summary").all()) await summary.click();
        await fits("report");
        for (const name of ["Frameworks", "Figures"]) {
          await visitor.press(name);
          for (const summary of await page.locator("main details > summary").all()) {
            if (await summary.isVisible()) await summary.click();
          }
          await fits(name);
        }
      },
      { viewport: { width: 360, height: 740 } },
    );
  });
}

/** The page with other packs than its own. */
async function withPacks(...packs) {
  const html = await read("index.html");
  const block = (text, place) => `<script type="application/gzip" id="pack-${place}">${printable(gzipSync(text))}</script>`;
  return html.replace(/<script type="application\/gzip" id="pack-[^]*?<\/script>/, () => packs.map(block).join("\n"));
}

test("of several packs the first opens, the others can be chosen, and a broken one is told", async () => {
  const pages = await serve({ "/several": await withPacks("{}", await read("tests/packs/nonsense.json"), await read("packs/poc-to-production/pack.json")) });
  const { page, problems, close } = await open(browser, `${pages.origin}/several`);
  const visitor = new Visitor(page);
  await page.locator("#status").waitFor({ state: "detached" });
  assert.match(await page.locator("main").innerText(), /Pack 1[\s\S]*wrong_format/);
  assert.equal(await page.getByRole("radio", { name: "Is your teapot fit to sail?" }).isChecked(), true);
  await visitor.begin("All questions, by area");
  await visitor.key("2");
  await visitor.press("Start");
  await page.getByRole("radio", { name: "From proof of concept to production" }).check();
  assert.equal(await page.locator(".resume").count(), 0);
  await page.getByRole("radio", { name: "Is your teapot fit to sail?" }).check();
  await visitor.press("Continue");
  assert.equal(await visitor.chosen().then((text) => text.split("\n")[0]), "One");
  assert.deepEqual(problems(), []);
  await close();
  pages.close();
});

test("without a pack that can be used the page says what is wrong with each", async () => {
  const pages = await serve({ "/broken": await withPacks("[", '{ "format": "shipworthy-pack/1" }') });
  const { page, problems, close } = await open(browser, `${pages.origin}/broken`);
  await page.locator("#status").waitFor({ state: "detached" });
  assert.match(await page.locator("main").innerText(), /not_json[\s\S]*Pack 2[\s\S]*missing_field/);
  assert.deepEqual(problems(), []);
  await close();
  pages.close();
});

/** What people do, in their words. */
class Visitor {
  constructor(page) {
    this.page = page;
  }

  async reload() {
    await this.page.reload();
    await this.page.locator("#status").waitFor({ state: "detached" });
  }

  /** Presses a button by its label, within a part of the page if a class is given. */
  async press(label, part) {
    const place = part ? this.page.locator(`.${part}`) : this.page;
    await place.getByRole("button", { name: label, exact: true }).first().click();
    await this.settled();
  }

  async key(name) {
    await this.page.keyboard.press(name);
    await this.settled();
  }

  /** Waits until what was done is on the screen: on a busy machine the answer to a click can come after its return. */
  settled() {
    return this.page.evaluate(() => new Promise((done) => requestAnimationFrame(() => setTimeout(done))));
  }

  async load(chosen) {
    await this.page.locator("input[type=file]").setInputFiles(chosen);
    await this.page.locator(".notice").waitFor();
  }

  /** From the start past the profile into the questions. */
  async begin(way) {
    await this.press("Start", "begin");
    await this.press("Go on");
    await this.page.locator(".way").filter({ hasText: way }).click();
    await this.settled();
    await this.headingHasFocus();
  }

  heading() {
    return this.page.locator("[data-focus=heading]").innerText();
  }

  async headingHasFocus() {
    assert.equal(await isFocused(this.page.locator("[data-focus=heading]")), true, "the focus is at the heading");
  }

  async isAt(pattern) {
    await this.page.locator("[data-focus=heading]").filter({ hasText: pattern }).waitFor();
    await this.headingHasFocus();
  }

  async progress() {
    const line = this.page.locator(".progress .number");
    return (await line.count()) === 0 ? "" : line.innerText();
  }

  /** The text of the chosen answer. */
  chosen() {
    return this.page.locator(".choice:has(:checked)").innerText();
  }

  digest() {
    return this.page.locator(".fingerprint code").first().innerText();
  }

  /** Presses Tab until the button of this label has the focus. */
  async tabTo(label, part) {
    const place = part ? this.page.locator(`.${part}`) : this.page.locator("main");
    const button = place.getByRole("button", { name: label, exact: typeof label === "string" }).first();
    for (let turn = 0; turn < 200; turn++) {
      if (await isFocused(button)) return;
      await this.key("Tab");
    }
    assert.fail(`Tab does not lead to ${label}`);
  }
}

function isFocused(locator) {
  return locator.evaluate((element) => element === document.activeElement);
}
