// A whole assessment by keyboard alone, of the profile to which most questions apply, and what a screen reader learns
// on the way: names, roles, states and announcements as Chromium's accessibility tree has them.
// Nothing here clicks, and no script puts anything in. Not here: the rules a program can check on still screens; see
// accessibility.test.mjs.

import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { after, before, test } from "node:test";
import { init, loadPack } from "../../pkg/node.js";
import { launch, offlinePage, open, read } from "./harness.mjs";

const text = await read("packs/poc-to-production/pack.json");
const pack = JSON.parse(text);

let browser;

before(async () => {
  browser = await launch();
});

after(() => browser?.close());

/** The profile, one option or all for each fact, to which the engine finds that most questions apply. */
async function largestProfile() {
  await init();
  const rules = loadPack(text);
  const choices = pack.profile.map(({ multiple, options }) => {
    const together = options.filter(({ exclusive }) => !exclusive).map(({ id }) => id);
    return [...options.map(({ id }) => [id]), ...(multiple ? [together] : [])];
  });
  let largest = { applicable: -1 };
  const count = (profile) => {
    const answers = { format: "shipworthy-answers/1", pack: { id: pack.id, version: pack.version }, profile, answers: {} };
    return rules.assess(answers).counts.applicable;
  };
  // Facts decide apart from each other, or nearly so: each is tried in every way with the best known of the others.
  let profile = {};
  for (let round = 0; round < 2; round++) {
    for (const [place, { id }] of pack.profile.entries()) {
      for (const choice of choices[place]) {
        const tried = { ...profile, [id]: choice };
        const applicable = count(tried);
        if (applicable > largest.applicable) largest = { applicable, profile: tried };
      }
      profile = { ...profile, [id]: largest.profile[id] ?? choices[place][0] };
      largest = { applicable: count(profile), profile };
    }
  }
  rules.free();
  return largest;
}

/** Somebody with a keyboard. After every key the focus must be somewhere, and be seen. */
class Typist {
  constructor(page, tree) {
    this.page = page;
    this.tree = tree;
  }

  async key(name) {
    await this.page.keyboard.press(name);
    await this.page.evaluate(() => new Promise((done) => requestAnimationFrame(() => setTimeout(done))));
    const focus = await this.page.evaluate(() => {
      const at = document.activeElement;
      if (!at || at === document.body) return "nowhere";
      // What draws the outline: the element, or the label or button around a control.
      const shown = [at, at.closest("label")].filter(Boolean).map((one) => getComputedStyle(one));
      const outlined = shown.some(({ outlineStyle, outlineWidth }) => outlineStyle !== "none" && parseFloat(outlineWidth) > 0);
      const { top, bottom, width } = (at.closest("label") ?? at).getBoundingClientRect();
      if (!outlined) return `not seen at ${at.outerHTML.slice(0, 200)}`;
      return width > 0 && bottom > 0 && top < innerHeight ? "" : `out of sight at ${at.outerHTML.slice(0, 200)}`;
    });
    assert.equal(focus, "", `after ${name} the focus is ${focus}`);
  }

  /** The focused element: its role, accessible name and text. */
  async focused() {
    const nodes = await this.nodes();
    return nodes.find((node) => node.focused && node.role !== "RootWebArea");
  }

  async nodes() {
    const { nodes } = await this.tree.send("Accessibility.getFullAXTree");
    return nodes.map((node) => {
        const property = (name) => node.properties?.find((one) => one.name === name)?.value.value;
        return {
          id: node.nodeId,
          parent: node.parentId,
          // What is left out of the tree is still between others.
          role: node.ignored ? undefined : node.role?.value,
          name: node.name?.value ?? "",
          description: node.description?.value ?? "",
          focused: property("focused") === true,
          checked: property("checked"),
          live: property("live"),
          atomic: property("atomic"),
        };
      });
  }

  /** What the live regions say. */
  async said() {
    const nodes = await this.nodes();
    const inside = (node, root) => {
      for (let at = node; at; at = nodes.find(({ id }) => id === at.parent)) if (at.id === root.id) return true;
      return false;
    };
    const regions = nodes.filter(({ role, live }) => role === "status" && live === "polite");
    const words = regions.map((root) =>
      nodes.filter((node) => node.role === "StaticText" && inside(node, root)).map(({ name }) => name.trim()).join(" "),
    );
    return words.filter(Boolean).join(" | ");
  }

  /** Presses Tab, or Shift+Tab, until what has the focus is this control, by kind and words, in this part of the page. */
  async tabTo(kind, name, part = "main", key = "Tab") {
    for (let turn = 0; turn < 200; turn++) {
      const at = await this.page.evaluate((part) => {
        const at = document.activeElement;
        if (!at.closest(part)) return { words: "" };
        return { kind: at.type || at.localName, words: at.ariaLabel ?? at.closest("label")?.innerText ?? at.innerText };
      }, part);
      const words = plain(at.words);
      if (at.kind === kind && (typeof name === "string" ? words === name : name.test(words))) return;
      await this.key(key);
    }
    assert.fail(`Tab does not lead to ${role} ${name}`);
  }

  heading() {
    return this.page.locator("[data-focus=heading]").innerText();
  }
}

async function visit(use) {
  const { page, problems, close } = await open(browser, offlinePage);
  page.setDefaultTimeout(10_000);
  await page.locator("#status").waitFor({ state: "detached" });
  const tree = await page.context().newCDPSession(page);
  await tree.send("Accessibility.enable");
  await use(new Typist(page, tree), page);
  assert.deepEqual(problems(), []);
  await close();
}

const begins = (text) => new RegExp(`^${plain(text).replace(/[^\w\s]/g, "\\$&")}`);
const plain = (words = "") => words.replace(/\s+/g, " ").trim();

test("the largest assessment, from the first Tab to the saved plan", async () => {
  const { applicable, profile } = await largestProfile();
  assert.ok(applicable > 40, `${applicable} questions apply`);
  await visit(async (typist, page) => {
    await typist.key("Tab");
    await typist.tabTo("button", "Start");
    await typist.key("Enter");
    assert.match(await typist.heading(), /What kind of system/);

    // Boxes with Space; radio buttons with the arrows, which choose as they go.
    for (const fact of pack.profile) {
      const wanted = profile[fact.id];
      for (const [place, option] of fact.options.entries()) {
        if (!wanted.includes(option.id)) continue;
        if (fact.multiple) {
          await typist.tabTo("checkbox", begins(option.text));
          await typist.key("Space");
        } else {
          await typist.tabTo("radio", begins(fact.options[0].text));
          await typist.key("Space");
          for (let step = 0; step < place; step++) await typist.key("ArrowDown");
        }
      }
    }
    await typist.tabTo("button", "Go on");
    assert.match(await typist.said(), /All facts are given/);
    await typist.key("Enter");
    await typist.tabTo("button", /^All questions, by area/);
    await typist.key("Enter");

    const asked = new Set();
    let reasons = 0;
    const counted = new RegExp(`^(\\d+) of ${applicable} questions answered`);
    for (let turn = 0; turn < applicable; turn++) {
      const asks = plain(await typist.heading());
      const now = pack.questions.find(({ text }) => plain(text) === asks);
      assert.ok(now, `a question is shown, not “${asks}”`);
      assert.ok(!asked.has(now.id), `${now.id} is asked once`);
      asked.add(now.id);
      const at = await typist.focused();
      assert.equal(at.role, "heading");
      assert.equal(plain(at.name), asks);
      // The keys are told once.
      assert.equal(/Keys: a number/.test(at.description), turn === 0, at.description);

      const way = now.not_applicable ? 3 : turn % 4;
      if (way === 0) {
        await typist.key(String(now.levels.length));
      } else if (way === 1) {
        // Without a shortcut: Tab into the group, Space, and up and down inside it.
        await typist.tabTo("radio", begins(now.levels[0]));
        await typist.key("Space");
        await typist.key("ArrowDown");
        await typist.key("ArrowDown");
        await typist.key("ArrowUp");
      } else if (way === 2) {
        await typist.key("u");
      } else {
        await typist.key("n");
        // Where the pack allows it, with a reason; its letters are no keys there.
        if (now.not_applicable) {
          await typist.tabTo("textarea", /^Why does it not apply/);
          for (const letter of "none 1") await typist.key(letter === " " ? "Space" : letter);
          reasons += 1;
        } else {
          await typist.key("3");
        }
      }
      const nodes = await typist.nodes();
      const group = nodes.filter(({ role }) => role === "radiogroup");
      assert.deepEqual(group.map(({ name }) => plain(name)), [asks], "the group is named by its question");
      const radios = nodes.filter(({ role }) => role === "radio");
      const chosen = radios.filter(({ checked }) => checked === "true");
      assert.equal(chosen.length, 1, asks);
      if (way === 0) assert.ok(chosen[0].name.startsWith(now.levels.at(-1)), chosen[0].name);
      if (way === 1) assert.ok(chosen[0].name.startsWith(now.levels[1]), chosen[0].name);
      if (way === 2) assert.match(chosen[0].name, /^Nobody here knows/);

      const said = await typist.said();
      assert.equal(counted.exec(said)?.[1], String(turn + 1), said);
      assert.match(said, /Verdict( so far)?: .*Gates settled: \d+ of \d+/);
      if (turn + 1 < applicable) assert.match(said, /minutes? left/);
      if (now.not_applicable) {
        assert.match(chosen[0].name, /^Does not apply/);
        await typist.tabTo("button", "Next");
        await typist.key("Enter");
      } else {
        await typist.key(turn % 2 ? "Enter" : "ArrowRight");
      }
    }
    assert.equal(asked.size, applicable);
    assert.ok(reasons > 0, "some questions may not apply");

    // The report: its heading is the verdict, and it has the focus.
    const verdict = await typist.focused();
    assert.equal(verdict.role, "heading");
    assert.match(verdict.name, /Kill|Rescope|Ship|Between/);

    await typist.tabTo("button", "Plan", "nav", "Shift+Tab");
    await typist.key("Enter");
    assert.equal((await typist.focused()).role, "heading");
    // What is folded away is opened like anything else.
    await typist.tabTo("summary", "Save or print the plan, and documents made from it");
    await typist.key("Enter");
    await typist.tabTo("button", "Save the plan: Markdown");
    const [download] = await Promise.all([page.waitForEvent("download"), typist.key("Enter")]);
    assert.match(download.suggestedFilename(), /\.md$/);
    assert.match(await readFile(await download.path(), "utf8"), /^# /);
  });
});

/** Past the profile into the questions by area, with nothing said about either. */
async function toQuestions(typist) {
  await typist.key("Tab");
  await typist.tabTo("button", "Start");
  await typist.key("Enter");
  await typist.tabTo("button", "Go on");
  await typist.key("Enter");
  await typist.tabTo("button", /^All questions, by area/);
  await typist.key("Enter");
}

test("a whole area: every group by its own question, and keys for the one with the focus", () =>
  visit(async (typist) => {
    await toQuestions(typist);
    await typist.tabTo("checkbox", "Whole area at once", "main", "Shift+Tab");
    await typist.key("Space");
    const area = pack.areas[0];
    const questions = pack.questions.filter((question) => question.area === area.id);
    assert.equal(await typist.heading(), area.title);
    const named = (nodes, role) => nodes.filter((node) => node.role === role).map(({ name }) => plain(name));
    const texts = questions.map(({ text }) => plain(text));
    const nodes = await typist.nodes();
    assert.deepEqual(named(nodes, "radiogroup").sort(), [...texts].sort());
    const ids = await typist.page.evaluate(() => [...document.querySelectorAll("[id]")].map(({ id }) => id));
    assert.equal(new Set(ids).size, ids.length, "no id stands twice");

    // Beside the questions a key answers none of them; with Enter the first has the focus.
    await typist.key("2");
    const chosen = async () => (await typist.nodes()).filter(({ role, checked }) => role === "radio" && checked === "true").map(({ name }) => name);
    assert.deepEqual(await chosen(), []);
    for (const text of texts) {
      await typist.key("Enter");
      assert.equal(plain((await typist.focused()).name), text);
      await typist.key("1");
    }
    assert.equal((await chosen()).length, questions.length);
    assert.match(await typist.said(), new RegExp(`^${questions.length} of `));
    // From the last question on to the next area, whose heading has the focus, and back.
    await typist.key("Enter");
    assert.equal((await typist.focused()).name, pack.areas[1].title);
    await typist.key("ArrowLeft");
    assert.equal((await typist.focused()).name, area.title);
  }));

test("Z takes back what was said last, and no key means anything in a text or with another key", () =>
  visit(async (typist, page) => {
    await toQuestions(typist);
    const chosen = async () => (await typist.nodes()).find(({ role, checked }) => role === "radio" && checked === "true")?.name;
    const first = await typist.heading();
    for (const key of ["Control+1", "Alt+2", "Meta+u", "Control+Enter"]) await typist.key(key);
    assert.equal(await chosen(), undefined);
    assert.equal(await typist.heading(), first);
    await typist.key("2");
    const second = await chosen();
    await typist.key("3");
    await typist.tabTo("summary", "Add a note");
    await typist.key("Enter");
    await typist.tabTo("textarea", "Note");
    for (const key of ["u", "1", "z", "Enter", "n"]) await typist.key(key);
    const note = () => page.getByLabel("Note", { exact: true }).inputValue();
    assert.equal(await note(), "u1z\nn");
    assert.equal(await typist.heading(), first);
    // Out of the text, and on; then all of it back, the text in one.
    await typist.tabTo("button", "Next");
    await typist.key("Enter");
    await typist.key("z");
    assert.equal(plain((await typist.focused()).name), plain(first));
    assert.match(await typist.said(), /Undone: answer to “/);
    assert.equal(await note(), "");
    await typist.key("Control+z");
    assert.equal(await chosen(), second);
    // Once too often: forth again, by both keys and the button, and back.
    await typist.key("Shift+Z");
    const third = await chosen();
    assert.ok(third && third !== second);
    await typist.key("Control+Shift+Z");
    assert.equal(await note(), "u1z\nn");
    await typist.key("z");
    await typist.key("z");
    assert.equal(await chosen(), second);
    await typist.tabTo("button", "Redo");
    await typist.key("Enter");
    assert.equal(await chosen(), third);
    assert.equal(plain((await typist.focused()).name), plain(first));
    await typist.key("z");
    assert.equal(await chosen(), second);
    await typist.tabTo("button", /^Undo: answer to “/);
    await typist.key("Enter");
    assert.equal(await chosen(), undefined);
    assert.equal(plain((await typist.focused()).name), plain(first), "the button is gone, the focus is not");
    assert.match(await typist.said(), /^0 of /);
  }));

test("leaving asks only while there is something to lose", () =>
  visit(async (typist, page) => {
    const asked = [];
    page.on("dialog", async (dialog) => {
      asked.push(dialog.type());
      await dialog.accept();
    });
    const reload = async () => {
      await page.reload();
      await page.locator("#status").waitFor({ state: "detached" });
      return asked.splice(0);
    };
    await toQuestions(typist);
    assert.deepEqual(await reload(), [], "looking is nothing to lose");
    await toQuestions(typist);
    await typist.key("2");
    assert.deepEqual(await reload(), ["beforeunload"]);
    await toQuestions(typist);
    await typist.key("2");
    await typist.tabTo("button", "Save answers to a file", "footer");
    await Promise.all([page.waitForEvent("download"), typist.key("Enter")]);
    assert.deepEqual(await reload(), [], "it is saved");
    await toQuestions(typist);
    await typist.key("2");
    await typist.tabTo("checkbox", /^Keep my answers/, "footer");
    await typist.key("Space");
    assert.deepEqual(await reload(), [], "it is kept");
  }));
