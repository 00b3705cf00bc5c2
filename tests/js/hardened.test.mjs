// What nobody means to do and somebody does: packs that cannot be used or come too late, printing what is gone, texts
// that are no words, keys with Caps Lock. The page and the element must stay usable, and quiet.
// Not here: what the model does on each action (src/ui/model/tests.rs), and the journeys of visitors (engines.test.mjs).

import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { launch, offlinePage, open, read, serve } from "./harness.mjs";

const NONSENSE = await read("tests/packs/nonsense.json");
const ML = "/pkg/packs/ml-test-score.json";

let browser;
let server;

before(async () => {
  browser = await launch();
  server = await serve({
    "/host": `<!doctype html><html lang="en"><title>a host page</title><link rel="icon" href="data:,">
      <script type="module" src="/pkg/dist/element.js"></script><main></main>`,
    "/early": `<!doctype html><html lang="en"><title>a host page</title><link rel="icon" href="data:,">
      <shipworthy-assessment start="now"></shipworthy-assessment>`,
  });
});

after(async () => {
  await browser?.close();
  server?.close();
});

/** A host page. `make` in it inserts an element, `wait` waits, and `heard` is what elements told. */
async function host(use, expected = []) {
  const { page, problems, close } = await open(browser, `${server.origin}/host`, (url) => url.startsWith(server.origin));
  page.setDefaultTimeout(10_000);
  await page.evaluate(() => {
    globalThis.heard = [];
    for (const word of ["ready", "error"]) document.addEventListener(`shipworthy-${word}`, ({ detail }) => {
      globalThis.heard.push(word);
      globalThis.told = detail;
    });
    globalThis.wait = (time = 0) => new Promise((done) => setTimeout(done, time));
    /** Until so many events were heard; a test that waits for ever says nothing. */
    globalThis.hear = async (count) => {
      for (let waits = 0; waits < 500 && globalThis.heard.length < count; waits++) await globalThis.wait(20);
    };
    globalThis.make = (attributes = {}) => {
      const element = document.createElement("shipworthy-assessment");
      for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
      document.querySelector("main").append(element);
      return element;
    };
  });
  await use(page);
  // Faults of the page's own are only counted; what a broken memory leads to is anybody's guess.
  if (expected !== null) assert.deepEqual(typeof expected === "number" ? problems().length : problems(), expected);
  await close();
}

/** An element, started, as `element`, and its visitor at the first question. */
async function ask(page) {
  await page.evaluate(async (pack) => {
    globalThis.element = globalThis.make();
    element.pack = pack;
    await element.begin();
  }, NONSENSE);
  await page.locator(".begin .primary").click();
  await page.getByRole("button", { name: "Go on" }).click();
  await page.locator(".way").last().click();
}

test("a pack that cannot be used is named as such, whatever the host gives beside it", () =>
  host(async (page) => {
    const shown = await page.evaluate(async () => {
      const element = globalThis.make();
      element.profile = { colour: ["red"] };
      element.pack = {};
      await element.begin();
      await globalThis.wait();
      element.profile = { colour: ["blue"] };
      return [element.shadowRoot.textContent, globalThis.heard, globalThis.told];
    });
    assert.match(shown[0], /None of the rule packs of this page can be used/);
    assert.deepEqual(shown[1], ["error"]);
    assert.match(shown[2].message, /^None of the rule packs/);
    assert.ok(shown[2].diagnostics.some(({ code, severity }) => code === "wrong_format" && severity === "error"));
  }));

test("what a page knows of the profile stays, whatever answers it gives later, and when they are removed", () =>
  host(async (page) => {
    const profiles = await page.evaluate(async (pack) => {
      const element = globalThis.make();
      element.pack = pack;
      // No answers at all. The application says so when it is there.
      element.answers = "{";
      const seen = [element.answers];
      element.answers = undefined;
      element.profile = { sea: ["pond"] };
      await element.begin();
      const look = async () => {
        await globalThis.wait();
        seen.push(element.answers.profile);
      };
      await look();
      element.answers = { ...element.answers, title: "Pot", profile: { sea: ["ocean"] } };
      await look();
      seen.push(element.answers.title);
      element.reset();
      await look();
      seen.push(element.answers.title);
      return seen;
    }, NONSENSE);
    const pond = { sea: ["pond"] };
    assert.deepEqual(profiles, [undefined, pond, pond, "Pot", pond, undefined]);
  }));

test("what a page gives counts at once for what it gives next, in the same turn", () =>
  host(async (page) => {
    const seen = await page.evaluate(async (pack) => {
      const { id, version } = JSON.parse(pack);
      const pot = { format: "shipworthy-answers/1", pack: { id, version }, title: "Pot", profile: { sea: ["ocean"] }, answers: {} };
      const look = async (act) => {
        const element = globalThis.make();
        element.pack = pack;
        await element.begin();
        act(element);
        await globalThis.wait(20);
        await element.begin();
        await globalThis.wait(20);
        const { title, profile } = element.answers;
        element.remove();
        return [title, profile.sea?.join()];
      };
      const profile = { sea: ["pond"] };
      return [
        await look((element) => Object.assign(element, { answers: pot, profile })),
        await look((element) => Object.assign(element, { answers: pot, pack: `${pack} ` })),
        await look((element) => (Object.assign(element, { answers: pot }).reset(), Object.assign(element, { profile }))),
        await look((element) => Object.assign(element, { answers: pot, profile }).reset()),
      ];
    }, NONSENSE);
    assert.deepEqual(seen, [["Pot", "pond"], ["Pot", "ocean"], [undefined, "pond"], [undefined, "pond"]]);
  }));

test("what a page says of the profile again and again lets changes be taken back, and what is no answers file is named", () =>
  host(async (page) => {
    await ask(page);
    await page.evaluate(async () => {
      element.profile = { sea: ["ocean"] };
      await globalThis.wait();
      // As frameworks do whenever they draw anew.
      element.addEventListener("shipworthy-progress", () => (element.profile = { sea: ["ocean"] }));
    });
    await page.keyboard.press("2");
    await page.waitForTimeout(50);
    await page.keyboard.press("z");
    await page.locator(".undone").waitFor();
    await page.waitForTimeout(50);
    await page.keyboard.press("Shift+Z");
    await page.locator(".levels :checked").waitFor();
    await page.evaluate(() => (element.answers = "[1]"));
    await page.getByText("This is a list").waitFor();
  }));

test("answers outlast a pack that cannot be used", () =>
  host(async (page) => {
    const title = await page.evaluate(async (pack) => {
      const element = globalThis.make();
      element.pack = pack;
      await element.begin();
      element.answers = { ...element.answers, title: "Pot" };
      await globalThis.wait();
      for (const next of ["{", pack]) {
        element.pack = next;
        await element.begin();
        await globalThis.wait();
      }
      return element.answers.title;
    }, NONSENSE);
    assert.equal(title, "Pot");
  }));

test("an element that is moved away or given another pack at any moment of its start ends up with what it has", () =>
  host(async (page) => {
    const [replaced, ...moved] = await page.evaluate(async (pack) => {
      const main = document.querySelector("main");
      const { id, version } = JSON.parse(pack);
      const other = JSON.stringify({ ...JSON.parse(pack), title: "Another" });
      const acts = [
        (element) => void (element.pack = other),
        // Long enough to be taken for gone, in the same task and in a later one.
        (element) => (element.remove(), queueMicrotask(() => queueMicrotask(() => main.append(element)))),
        (element) => (element.remove(), setTimeout(() => main.append(element))),
      ];
      const found = [[], [], []];
      for (const [which, act] of acts.entries()) {
        // After this many microtasks or tasks; and, whatever this machine's speed, between the moment when the application
        // is put into the element and the one when it is on the screen.
        for (const turn of [...Array(40).keys(), "put"]) {
          const element = document.createElement("shipworthy-assessment");
          element.pack = pack;
          element.answers = { format: "shipworthy-answers/1", pack: { id, version }, title: "Pot" };
          main.append(element);
          const shown = () => {
            const text = element.shadowRoot.querySelector("[part=root]")?.textContent ?? "";
            const title = ["Is your teapot fit to sail?", "Another"].find((title) => text.includes(title));
            return title ?? (element.shadowRoot.querySelector("[data-is=''] > .place") ? "waits" : "nothing");
          };
          const begun = element.begin();
          if (turn === "put") {
            const isPut = (done) => () => element.shadowRoot.querySelector("[part=root]") && done();
            await new Promise((done) => new MutationObserver(isPut(done)).observe(element.shadowRoot, { childList: true }));
          }
          for (let i = 0; i < turn; i++) await new Promise((done) => (turn % 2 ? setTimeout(done) : queueMicrotask(done)));
          act(element);
          await begun;
          // Nobody helps it: a call of `begin` would start what had stopped half-way.
          for (let waits = 0; waits < 50 && (!waits || shown() === "nothing"); waits++) await globalThis.wait(20);
          found[which].push(element.answers?.title === "Pot" ? shown() : `answers are lost: ${shown()}`);
          element.remove();
        }
      }
      return found;
    }, NONSENSE);
    assert.deepEqual([...new Set(replaced)], ["Another"]);
    // One that was away when it should have come to the screen waits to be started again.
    assert.deepEqual(moved.flat().filter((shown) => shown !== "waits" && shown !== "Is your teapot fit to sail?"), []);
  }));

test("what is wrong with a pack that was replaced meanwhile does not matter", () =>
  host(
    async (page) => {
      const found = await page.evaluate(async (address) => {
        const element = globalThis.make({ "pack-src": "/nowhere.json" });
        const begun = element.begin();
        element.setAttribute("pack-src", address);
        await begun;
        await globalThis.wait();
        return [element.report()?.pack.id, globalThis.heard];
      }, ML);
      assert.deepEqual(found, ["ml-test-score", ["ready"]]);
    },
    ["console error: Failed to load resource: the server responded with a status of 404 (Not Found)"],
  ));

test("a pack that could not be loaded is tried again when its address is put right", () =>
  host(
    async (page) => {
      const found = await page.evaluate(async (address) => {
        const element = globalThis.make({ "pack-src": "/nowhere.json", start: "now" });
        await globalThis.hear(1);
        element.setAttribute("pack-src", address);
        await globalThis.hear(2);
        return [element.report()?.pack.id, globalThis.heard];
      }, ML);
      assert.deepEqual(found, ["ml-test-score", ["error", "ready"]]);
    },
    ["console error: Failed to load resource: the server responded with a status of 404 (Not Found)"],
  ));

test("another pack starts over without a word, with what the page knows; the same one goes on", () =>
  host(async (page) => {
    const found = await page.evaluate(async ([nonsense, address]) => {
      const element = globalThis.make();
      element.pack = nonsense;
      element.profile = { "mission-critical": ["yes"] };
      await element.begin();
      await globalThis.hear(1);
      element.setAttribute("pack-src", address);
      element.pack = undefined;
      await globalThis.hear(2);
      await globalThis.wait(100);
      const told = element.shadowRoot.querySelector(".notice")?.textContent ?? "";
      const profile = element.answers.profile;
      const pack = await (await fetch(address)).json();
      element.answers = { ...element.answers, title: "Kept" };
      await globalThis.wait(100);
      // The same rules, given in another way.
      element.pack = pack;
      await globalThis.hear(3);
      await globalThis.wait(100);
      return [told, profile, element.answers.title, globalThis.heard];
    }, [NONSENSE, ML]);
    assert.deepEqual(found, ["", { "mission-critical": ["yes"] }, "Kept", ["ready", "ready", "ready"]]);
  }));

test("answers of a pack are not taken for those of another, though one in between could not be loaded", () =>
  host(
    async (page) => {
      const found = await page.evaluate(async ([nonsense, address]) => {
        const element = globalThis.make();
        element.pack = nonsense;
        await element.begin();
        await globalThis.hear(1);
        element.setAttribute("pack-src", "/nowhere.json");
        element.pack = undefined;
        await globalThis.hear(2);
        element.setAttribute("pack-src", address);
        await globalThis.hear(3);
        await globalThis.wait(100);
        return [element.report()?.pack.id, element.shadowRoot.querySelector(".notice")?.textContent ?? "", globalThis.heard];
      }, [NONSENSE, ML]);
      assert.deepEqual(found, ["ml-test-score", "", ["ready", "error", "ready"]]);
    },
    ["console error: Failed to load resource: the server responded with a status of 404 (Not Found)"],
  ));

test("printing twice prints once, and an element that has gone or moved meanwhile prints nothing", () =>
  host(async (page) => {
    const late = [];
    await page.route("**/late.svg*", async (route) => {
      await new Promise((done) => late.push(done));
      const body = '<svg xmlns="http://www.w3.org/2000/svg" width="10" height="10"/>';
      await route.fulfill({ contentType: "image/svg+xml", body, headers: { "cache-control": "no-store" } }).catch(() => {});
    });
    const prints = await page.evaluate(async (pack) => {
      globalThis.prints = 0;
      globalThis.element = globalThis.make({ "brand-logo": "/late.svg" });
      element.pack = pack;
      await element.begin();
      await globalThis.wait();
      globalThis.press = async (name) => {
        [...element.shadowRoot.querySelectorAll("button")].find(({ textContent }) => textContent === name).click();
        await globalThis.wait();
        // The frame that is to be printed counts instead of asking.
        const frame = element.shadowRoot.querySelector("iframe");
        if (frame) frame.contentWindow.print = () => globalThis.prints++;
      };
      await press("Report");
      while (!element.shadowRoot.querySelector("article.report")) await globalThis.wait(20);
      await press("Print");
      await press("Print");
      return globalThis.prints;
    }, NONSENSE);
    assert.equal(prints, 0, "the logo is still on its way");
    const arrive = async () => {
      await page.waitForTimeout(100);
      for (const done of late.splice(0)) done();
      await page.waitForTimeout(200);
      return page.evaluate(() => globalThis.prints);
    };
    assert.equal(await arrive(), 1);
    await page.evaluate(() => element.setAttribute("brand-logo", "/late.svg?2"));
    await page.evaluate(() => press("Print"));
    await page.evaluate(() => document.body.append(element));
    assert.equal(await arrive(), 1, "a frame that was moved is empty");
    await page.evaluate(() => element.setAttribute("brand-logo", "/late.svg?3"));
    await page.evaluate(() => press("Print"));
    await page.evaluate(() => element.remove());
    assert.equal(await arrive(), 1);
  }));

test("a logo is asked for with the files, and moves nothing below it when it comes late", () =>
  host(async (page) => {
    let arrive;
    const late = new Promise((done) => (arrive = done));
    await page.route("**/late.svg", async (route) => {
      await late;
      const body = '<svg xmlns="http://www.w3.org/2000/svg" width="90" height="90"/>';
      await route.fulfill({ contentType: "image/svg+xml", body });
    });
    // No pack before the logo has been asked for.
    const asked = page.waitForRequest("**/late.svg");
    await page.route("**/packs/*.json", async (route) => {
      await asked;
      await route.continue();
    });
    const top = await page.evaluate(async () => {
      globalThis.element = globalThis.make({ "brand-name": "A name", "brand-logo": "/late.svg" });
      await element.begin();
      await globalThis.wait();
      globalThis.titleTop = () => element.shadowRoot.querySelector("h1").getBoundingClientRect().top;
      return globalThis.titleTop();
    });
    arrive();
    await page.waitForFunction(() => element.shadowRoot.querySelector(".brand img").naturalWidth === 90);
    assert.equal(await page.evaluate(() => globalThis.titleTop()), top);
  }));

test("a question that the host's profile drops makes way for the choice of questions, in its own layout", () =>
  host(async (page) => {
    await ask(page);
    await page.keyboard.press("ArrowRight");
    await page.getByRole("heading", { name: "What is left of the glaze?" }).waitFor();
    const [{ id, options }] = JSON.parse(NONSENSE).profile;
    await page.evaluate(([id, option]) => void (element.profile = { [id]: [option] }), [id, options[0].id]);
    await page.locator(".way").first().waitFor();
    assert.equal(await page.locator("[data-screen]").getAttribute("data-screen"), "form");
  }));

/** The page, started; nobody has said anything. */
async function visit(use) {
  const { page, problems, close } = await open(browser, offlinePage);
  page.setDefaultTimeout(10_000);
  await page.locator("#status").waitFor({ state: "detached" });
  await use(page);
  assert.deepEqual(problems(), []);
  await close();
}

test("a title that is no words stays in the foot of the page, and says nothing to the style sheet", () =>
  visit(async (page) => {
    const title = `a\\b "c"\u0001</style> ; } * { color: red } ${"😀x".repeat(300)}`;
    await page.getByRole("textbox", { name: "Name of the proof of concept" }).fill(title);
    await page.getByRole("navigation", { name: "Steps" }).getByRole("button", { name: "Report" }).click();
    await page.evaluate(() => dispatchEvent(new Event("beforeprint")));
    const said = await page.evaluate(() => getComputedStyle(document.documentElement).getPropertyValue("--paper-title"));
    assert.match(said, /^"a\\\\b \\"c\\" <\/style> ; \} \* \{ color: red \} (😀x)+😀?…"$/u);
    assert.equal([...JSON.parse(said)].length, 81);
    assert.equal(await page.evaluate(() => document.documentElement.style.color), "");
  }));

test("with Caps Lock, Ctrl+Z takes back as well", () =>
  visit(async (page) => {
    await page.getByRole("main").getByRole("button", { name: "Start", exact: true }).click();
    await page.getByRole("button", { name: "Go on" }).click();
    await page.locator(".way").last().click();
    await page.keyboard.press("2");
    assert.equal(await page.locator(".levels :checked").count(), 1);
    await page.evaluate(() => {
      const caps = new KeyboardEvent("keydown", { key: "Z", ctrlKey: true, bubbles: true });
      document.activeElement.dispatchEvent(caps);
    });
    await page.locator(".undone").waitFor();
    assert.equal(await page.locator(".levels :checked").count(), 0);
  }));

test("Ctrl+Z takes back what was said last, and not what was typed before it", () =>
  visit(async (page) => {
    await page.getByRole("main").getByRole("button", { name: "Start", exact: true }).click();
    await page.getByRole("button", { name: "Go on" }).click();
    await page.locator(".way").last().click();
    await page.locator("article.card details").evaluateAll((all) => all.forEach((details) => (details.open = true)));
    const note = page.locator("article.card textarea").last();
    await note.pressSequentially("hello");
    await page.locator(".levels input").nth(1).check();
    const said = async () => [await page.locator(".levels :checked").count(), await note.inputValue()];
    await page.keyboard.press("Control+z");
    await page.locator(".undone").waitFor();
    assert.deepEqual(await said(), [0, "hello"]);
    await page.keyboard.press("Control+y");
    assert.deepEqual(await said(), [1, "hello"]);
  }));

test("a file in another encoding than UTF-8 is refused, and a name alone is nothing to go on with", () =>
  visit(async (page) => {
    const answers = '{ "format": "shipworthy-answers/1", "pack": { "id": "poc-to-production", "version": "1.0.0" }, "title": "Prüfung" }';
    await page.setInputFiles("input[type=file]", { name: "old.json", mimeType: "application/json", buffer: Buffer.from(answers, "latin1") });
    await page.locator(".notice", { hasText: "the file is not in UTF-8" }).waitFor();
    await page.getByRole("textbox", { name: "Name of the proof of concept" }).fill("Pot");
    assert.equal(await page.locator(".resume").count(), 0);
    await page.setInputFiles("input[type=file]", { name: "new.json", mimeType: "application/json", buffer: Buffer.from(`\ufeff${answers}`) });
    await page.locator(".notice", { hasText: "All of it was used" }).waitFor();
    assert.equal(await page.locator(".area-name").first().innerText().then((text) => text.includes("Prüfung")), true);
  }));

/** What an element needs once somebody has answered, held up until `arrives`. */
async function withoutLater(page) {
  const waiting = [];
  await page.route("**/app-later.wasm", async (route) => {
    const how = await new Promise((done) => waiting.push(done));
    if (how === "gone") return route.fulfill({ status: 503, body: "" });
    if (how === "here") return route.continue();
    // Another build's: it asks for the first part by another name.
    const body = Buffer.from(await (await route.fetch()).body());
    const joint = WebAssembly.Module.imports(new WebAssembly.Module(body))[0].module;
    for (let at = body.indexOf(joint); at >= 0; at = body.indexOf(joint)) body.write("0".repeat(joint.length), at);
    return route.fulfill({ contentType: "application/wasm", body });
  });
  return async (how) => {
    while (!waiting.length) await page.waitForTimeout(20);
    waiting.shift()(how);
  };
}

for (const [how, message] of [["gone", /app-later\.wasm answered 503/], ["of another build", /WebAssembly\.instantiate\(\).*Import #0/]]) {
  test(`questions do not wait for the later part; one that is ${how} can be asked for again`, () =>
    host(
      async (page) => {
        const arrives = await withoutLater(page);
        await ask(page);
        await page.locator("article.card input").first().check();
        assert.deepEqual(await page.evaluate(() => [globalThis.heard, element.report().pack.id]), [["ready"], "nonsense"]);
        // Two elements wait for the same.
        await page.evaluate(async (pack) => {
          globalThis.other = globalThis.make();
          other.pack = pack;
          await other.begin();
          [...other.shadowRoot.querySelectorAll("button")].find(({ textContent }) => textContent === "Report").click();
        }, NONSENSE);

        const [mine, others] = [page.locator("shipworthy-assessment").first(), page.locator("shipworthy-assessment").last()];
        const button = (name) => mine.getByRole("button", { name, exact: true });
        const heading = (place, name) => place.getByRole("heading", { name });
        await button("Report").click();
        await heading(mine, "One moment").waitFor();
        await arrives(how);
        for (const place of [mine, others]) await heading(place, "This part of the page could not be loaded").waitFor();
        assert.deepEqual(await page.evaluate(() => globalThis.heard), ["ready", "ready", "error", "error"]);
        assert.match(await page.evaluate(() => globalThis.told.message), message);
        // Answering goes on without it.
        await button("Questions").click();
        await page.locator("article.card input").nth(1).check();

        await button("Report").click();
        await button("Try again").click();
        await heading(mine, "One moment").waitFor();
        await arrives("here");
        for (const place of [mine, others]) await place.locator("article.report").waitFor();
        const focused = () => element.shadowRoot.activeElement?.closest("article.report");
        await page.waitForFunction(focused);
      },
      how === "gone" ? ["console error: Failed to load resource: the server responded with a status of 503 (Service Unavailable)"] : [],
    ));
}

test("the later part takes the focus from nobody, and comes to nothing where the element has gone", () =>
  host(async (page) => {
    const arrives = await withoutLater(page);
    await ask(page);
    await page.evaluate(async (pack) => {
      document.querySelector("main").append(Object.assign(document.createElement("input"), { id: "mine" }));
      globalThis.gone = globalThis.make();
      gone.pack = pack;
      await gone.begin();
      gone.remove();
    }, NONSENSE);
    const mine = page.locator("shipworthy-assessment").first();
    await mine.getByRole("button", { name: "Report", exact: true }).click();
    await mine.getByRole("heading", { name: "One moment" }).waitFor();
    await page.locator("#mine").focus();
    await arrives("here");
    await mine.locator("article.report").waitFor();
    assert.equal(await page.evaluate(() => document.activeElement.id), "mine");
    assert.deepEqual(await page.evaluate(() => [globalThis.heard, gone.answers?.pack.id]), [["ready", "ready"], "nonsense"]);
  }));

test("an element that says it is there has taken up what it was given", () =>
  host(async (page) => {
    const answered = await page.evaluate(async (pack) => {
      const { id, version } = JSON.parse(pack);
      const seen = [];
      for (let turn = 0; turn < 20; turn++) {
        const element = document.createElement("shipworthy-assessment");
        element.pack = pack;
        element.answers = { format: "shipworthy-answers/1", pack: { id, version }, title: "Pot", answers: { spout: { level: 1 } } };
        document.querySelector("main").append(element);
        await element.begin();
        seen.push([element.report().title, element.report().counts.answered]);
        element.remove();
        await globalThis.wait();
      }
      return seen;
    }, NONSENSE);
    assert.deepEqual(answered, Array(20).fill(["Pot", 1]));
    assert.equal(await page.evaluate(() => globalThis.heard.filter((word) => word === "ready").length), 20);
  }));

test("what a page sets again as it is starts nothing over", () =>
  host(async (page) => {
    await ask(page);
    const isAsked = () => page.locator("article.card").count();
    assert.equal(await isAsked(), 1);
    await page.evaluate(async (pack) => {
      globalThis.element.pack = pack;
      globalThis.element.pack = JSON.parse(pack);
      // Not looked at while a pack is given.
      globalThis.element.setAttribute("pack-src", "/nowhere.json");
      await globalThis.wait(50);
    }, JSON.stringify(JSON.parse(NONSENSE)));
    await page.evaluate(async (pack) => {
      globalThis.element.pack = { ...pack };
      await globalThis.wait(50);
    }, JSON.parse(NONSENSE));
    const readies = await page.evaluate(() => globalThis.heard.length);
    // Only its spaces changed once: that is another text.
    assert.equal(readies, 2);
  }));

test("no answers are removed by what is no answers file, and a complaint ends with its cause", () =>
  host(async (page) => {
    await ask(page);
    await page.locator("article.card input[type=radio]").first().check();
    const complaint = page.locator(".notice", { hasText: "was not loaded" });
    for (const nothing of ['""', "() => {}", "Symbol()"]) {
      await page.evaluate((nothing) => (globalThis.element.answers = globalThis.eval(nothing)), nothing).catch(() => {});
      await complaint.waitFor();
      assert.deepEqual(await page.evaluate(() => globalThis.element.answers.answers), { spout: { level: 0 } }, nothing);
      await page.evaluate(() => (globalThis.element.answers = globalThis.element.answers));
      await complaint.waitFor({ state: "detached" });
    }
    // Some editors begin a file with a byte order mark.
    await page.evaluate(async () => {
      globalThis.element.profile = { sea: ["pond"] };
      globalThis.element.answers = `\ufeff${JSON.stringify(globalThis.element.answers)}`;
      await globalThis.wait(50);
    });
    assert.deepEqual(await page.evaluate(() => globalThis.element.answers.profile), { sea: ["pond"] });
  }));

test("answers can be read while a pack cannot be used, and a start outside of a document is told", () =>
  host(async (page) => {
    const seen = await page.evaluate(async (pack) => {
      const { id, version } = JSON.parse(pack);
      const element = document.createElement("shipworthy-assessment");
      element.addEventListener("shipworthy-error", ({ detail }) => globalThis.heard.push(detail.message.slice(0, 30)));
      element.pack = {};
      await element.begin();
      document.querySelector("main").append(element);
      element.answers = { format: "shipworthy-answers/1", pack: { id, version }, title: "Pot", answers: {} };
      await element.begin();
      const titles = [element.answers.title];
      element.answers = { ...element.answers, title: "Lid" };
      await globalThis.wait(50);
      titles.push(element.answers.title);
      element.pack = pack;
      await globalThis.hear(4);
      titles.push(element.answers.title);
      return [titles, globalThis.heard];
    }, NONSENSE);
    assert.deepEqual(seen, [["Pot", "Lid", "Lid"], ["the element is in no document", "None of the rule packs of this", "error", "ready"]]);
  }));

test("an element goes on in another document, in its own clothes", () =>
  host(async (page) => {
    await ask(page);
    const looks = await page.evaluate(async () => {
      const frame = document.querySelector("main").appendChild(document.createElement("iframe"));
      const look = async (place) => {
        place.append(globalThis.element);
        await globalThis.wait(50);
        const card = globalThis.element.shadowRoot.querySelector("article.card");
        return [globalThis.element.shadowRoot.adoptedStyleSheets.length, getComputedStyle(card).display];
      };
      const main = document.querySelector("main");
      const before = await look(main);
      const seen = [before, await look(frame.contentDocument.body), await look(main)];
      const fresh = globalThis.make();
      fresh.pack = globalThis.element.pack;
      frame.contentDocument.body.append(fresh);
      await fresh.begin();
      return [seen, fresh.shadowRoot.adoptedStyleSheets.length, fresh.shadowRoot.querySelectorAll("[part=root] button").length > 0];
    });
    const [[before, ...others], sheets, hasButtons] = looks;
    assert.deepEqual(others, [before, before]);
    assert.deepEqual([before[0], sheets, hasButtons], [2, 2, true]);
  }));

/** An element with answers, its memory damaged somewhere in the middle, and the last thing that it was given. */
const damage = (page, share, setUp = () => {}) =>
  page.evaluate(
    async ([pack, share, setUp]) => {
      const { id, version } = JSON.parse(pack);
      const element = (globalThis.element = globalThis.make());
      element.pack = pack;
      element.answers = { format: "shipworthy-answers/1", pack: { id, version }, title: "Pot", answers: { spout: { level: 1 } } };
      globalThis.eval(`(${setUp})()`);
      await element.begin();
      element.report();
      // Nobody has asked for the answers.
      const before = { format: "shipworthy-answers/1", pack: { id, version } };
      const { memory } = await (await import("/pkg/dist/app.js")).start();
      const size = memory.buffer.byteLength;
      new Uint8Array(memory.buffer, Math.floor(size * share[0]), Math.floor(size * share[1])).fill(0xff);
      element.answers = { ...before, title: "Never taken" };
      await globalThis.wait(200);
      return [element.shadowRoot.querySelector(".crashed")?.textContent, element.answers.title, element.report()?.title];
    },
    [NONSENSE, share, String(setUp)],
  );

test("an element that has stopped says so to everybody, and gives the last answers it had", async () => {
  const { page, close } = await open(browser, `${server.origin}/host`, (url) => url.startsWith(server.origin));
  page.setDefaultTimeout(10_000);
  await page.evaluate(() => {
    globalThis.make = () => document.querySelector("main").appendChild(document.createElement("shipworthy-assessment"));
    globalThis.wait = (time = 0) => new Promise((done) => setTimeout(done, time));
    globalThis.messages = [];
    document.addEventListener("shipworthy-error", ({ detail }) => globalThis.messages.push(detail.message));
  });
  const [notice, title, report] = await damage(page, [0, 1], () => {
    // Chromium's stacks end after ten frames; a fault may be deeper than what is left here.
    Error.stackTraceLimit = 1;
  });
  assert.match(notice, /it has stopped/);
  assert.deepEqual([title, report], ["Pot", "Pot"]);
  assert.match((await page.evaluate(() => globalThis.messages))[0], /^the application has stopped: /);
  // Whatever is started from now on would work in the same memory.
  const later = await page.evaluate(async (pack) => {
    const { element } = globalThis;
    element.remove();
    await globalThis.wait();
    const other = globalThis.make();
    other.pack = pack;
    document.querySelector("main").append(element);
    const seen = [];
    for (const one of [element, other]) {
      await one.begin();
      seen.push(one.shadowRoot.querySelector("[part=wait]").textContent, one.shadowRoot.querySelectorAll("button").length);
    }
    return [seen, globalThis.messages.slice(1).every((message) => /^the application has stopped: .*; reload the page$/.test(message))];
  }, NONSENSE);
  const stopped = "The assessment has stopped. Reload the page to go on.";
  assert.deepEqual(later, [[stopped, 0, stopped, 0], true]);
  await close();
});

test("an element that was stopped while it read its pack is heard of, and hears what comes after it", () =>
  host(async (page) => {
    const [words, clicks] = await page.evaluate(async (pack) => {
      const { start, mount, read } = await import("/pkg/dist/app.js");
      const element = globalThis.make();
      element.pack = pack;
      await element.begin();
      const { memory } = await start();
      new Uint8Array(memory.buffer).fill(0xff);
      const words = [];
      for (const call of [() => read([new TextEncoder().encode(pack)]), () => mount(document.createElement("div"), {}, () => {}, () => {})]) {
        await Promise.resolve().then(call).catch((error) => words.push(error.isFinal));
      }
      await globalThis.wait(50);
      words.push(Boolean(element.shadowRoot.querySelector(".crashed")));
      // What takes its place in the element is no part of it.
      let clicks = 0;
      const button = document.createElement("button");
      button.addEventListener("click", () => clicks++);
      element.shadowRoot.replaceChildren(button);
      button.click();
      return [words, clicks];
    }, NONSENSE);
    assert.deepEqual([words, clicks], [[true, true, true], 1]);
  }, null));

test("answers outlast what is none, given as the element goes", () =>
  host(async (page) => {
    await ask(page);
    const title = await page.evaluate(async () => {
      const { element } = globalThis;
      element.answers = { ...element.answers, title: "Pot" };
      await globalThis.wait(50);
      element.answers = { format: "nope" };
      element.remove();
      await globalThis.wait();
      document.querySelector("main").append(element);
      await element.begin();
      return element.answers.title;
    });
    assert.equal(title, "Pot");
  }));

test("a pack that is set while the element is away, or after one that cannot be written, starts without a word", () =>
  host(async (page) => {
    await ask(page);
    const [notices, headings] = await page.evaluate(async (pack) => {
      const { element } = globalThis;
      const other = JSON.parse(pack);
      other.id = "other";
      element.remove();
      await globalThis.wait();
      element.pack = other;
      document.querySelector("main").append(element);
      await element.begin();
      await globalThis.wait(50);
      const notices = element.shadowRoot.querySelectorAll(".notice").length;
      other.itself = other;
      element.pack = { ...other };
      await globalThis.hear(3);
      element.pack = pack;
      await globalThis.hear(4);
      await globalThis.wait(50);
      return [notices, element.shadowRoot.querySelectorAll("[part=root] h2").length];
    }, NONSENSE);
    assert.deepEqual([notices, headings], [0, 1]);
  }));

test("what was set before the script is there counts, and the usual pack is not asked for", async () => {
  const { page, close } = await open(browser, `${server.origin}/early`, (url) => url.startsWith(server.origin));
  const asked = [];
  page.on("request", (request) => asked.push(new URL(request.url()).pathname));
  await page.evaluate((pack) => {
    document.querySelector("shipworthy-assessment").pack = pack;
    const script = Object.assign(document.createElement("script"), { type: "module", src: "/pkg/dist/element.js" });
    document.head.append(script);
  }, NONSENSE);
  await page.locator("shipworthy-assessment .begin").waitFor();
  assert.ok(asked.includes("/pkg/dist/app.js"), String(asked));
  assert.ok(!asked.some((path) => path.includes("/packs/")), String(asked));
  // A document that nobody sees.
  await page.evaluate(() => document.implementation.createHTMLDocument().body.append(document.querySelector("shipworthy-assessment")));
  await close();
});

test("a fault in the page's own WebAssembly, while it hears of ours, stops nothing", () =>
  host(async (page) => {
    // (module (import "e" "f" (func)) (func (export "g") call 0) (func (export "u") unreachable))
    const module = [0, 97, 115, 109, 1, 0, 0, 0, 1, 4, 1, 96, 0, 0, 2, 7, 1, 1, 101, 1, 102, 0, 0, 3, 3, 2, 0, 0, 7, 9, 2, 1, 103, 0, 1, 1, 117, 0, 2, 10, 10, 2, 4, 0, 16, 0, 11, 3, 0, 0, 11];
    await ask(page);
    const report = await page.evaluate(async (module) => {
      const own = { e: { f: () => { throw new Error("the page's own"); } } };
      const { instance } = await WebAssembly.instantiate(new Uint8Array(module), own);
      const { element } = globalThis;
      for (const name of ["g", "u"]) {
        element.addEventListener("shipworthy-progress", () => instance.exports[name]());
        element.addEventListener("shipworthy-progress", async () => instance.exports[name]());
      }
      element.answers = { ...element.answers, answers: { spout: { level: 1 } } };
      await globalThis.wait(200);
      return [element.shadowRoot.querySelector(".crashed"), element.report().counts.answered];
    }, module);
    assert.deepEqual(report, [null, 1]);
  }, 4));
