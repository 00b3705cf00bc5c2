// The same journeys in Chromium, Firefox and WebKit: the page from a disk and from a server, the package, and the
// element in a page that is not ours. One after the other in one browser per engine; an engine that is not here is
// named with the reason. What only one engine can be asked stands at the end.
// Every journey fails on a request, a console message or a breach of the page's policy (see engines.mjs).

import assert from "node:assert/strict";
import { mkdir, readdir } from "node:fs/promises";
import { resolve } from "node:path";
import { pathToFileURL } from "node:url";
import { after, before, describe, test } from "node:test";
import { engines } from "./engines.mjs";
import { offlinePage, read, root, serve } from "./harness.mjs";

const EXAMPLE = "packs/poc-to-production/examples/churn-as-it-failed.json";
const GOLDEN = JSON.parse(await read("tests/golden/poc-to-production/churn-as-it-failed.json"));

/** Examples with the pack they answer and the report that the native engine gives. */
const reports = [];
for (const [id, pack, examples] of [
  ["poc-to-production", "packs/poc-to-production/pack.json", "packs/poc-to-production/examples"],
  ["ml-test-score", "packs/ml-test-score/pack.json", "packs/ml-test-score/examples"],
  ["nonsense", "tests/packs/nonsense.json", "tests/packs/nonsense-examples"],
]) {
  for (const name of await readdir(resolve(root, examples))) {
    const [answers, golden] = await Promise.all([`${examples}/${name}`, `tests/golden/${id}/${name}`].map(read));
    reports.push({ name: `${id}/${name}`, pack: await read(pack), answers, golden });
  }
}

const HEADING = "[data-focus=heading]";
const DEMO = "/www/demo.html";
/** The first element of the demonstration: it waits for its button. */
const CHECK = "#check shipworthy-assessment";
/** The second one: another pack. */
const SECOND = "#second";
/** The third one: the pack of the first. */
const THIRD = "#rtl shipworthy-assessment";

const path = (address) => new URL(address).pathname;

/** What the demonstration asks for, and nothing else: its own files, the element's, and the frame. */
const isOfTheDemo = (asked) =>
  asked.startsWith(server.origin) &&
  [
    "/www/demo.css",
    "/www/demo-logo.svg",
    "/www/demo.js",
    "/index.html",
    "/pkg/dist/element.js",
    "/pkg/dist/app.js",
    "/pkg/dist/app.wasm",
    "/pkg/dist/app-later.wasm",
    "/pkg/packs/poc-to-production.json",
    "/pkg/packs/ml-test-score.json",
  ].includes(path(asked));

/** What the package without an interface asks for. */
const isOfThePackage = (asked) => /^\/pkg\/((index|engine|api)\.js|dist\/headless\.(js|wasm))$/.test(path(asked));

let server;
before(async () => {
  const page = `<!doctype html><html lang="en"><title>a host page</title><link rel="icon" href="data:,">`;
  server = await serve({
    "/blank": page,
    "/package": `${page}<script type="module">globalThis.shipworthy = await import("/pkg/index.js");</script>`,
    "/element": `${page}<script type="module" src="/pkg/dist/element.js"></script><main></main>`,
  });
});
after(() => server?.close());

for (const { name, reason, start } of engines) {
  // The last lines of the test command repeat these.
  if (!start) console.log(`engine: ${name} did not run: ${reason}`);
  else describe(name, () => journeys(name, start));
}

function journeys(name, start) {
  let engine;
  let gone = 0;
  before(async () => {
    engine = await start();
  });
  after(async () => {
    await engine?.close();
    if (engine) console.log(`engine: ${name} ${engine.version} ran ${gone} journeys`);
  });

  /** A test with a page of its own; whatever it does, the guard must have seen nothing. */
  const journey = (title, url, steps, allows) =>
    test(title, async () => {
      const visit = await engine.open(url(), allows);
      try {
        await steps(visit);
      } catch (error) {
        const folder = resolve(root, "tests/js/failures");
        await mkdir(folder, { recursive: true });
        await visit.screenshot(resolve(folder, `${engine.name}, ${title}.png`)).catch(() => {});
        throw error;
      }
      assert.deepEqual(await visit.problems(), []);
      await visit.close();
      gone += 1;
    });

  test("the guard sees what it is there for", async () => {
    const page = await engine.open(offlinePage);
    await page.waitFor(HEADING);
    await page.evaluate(
      async (neighbour) => {
        console.warn("a warning");
        setTimeout(() => {
          throw new Error("an error");
        });
        document.body.setAttribute("style", "color: red");
        await fetch("https://example.invalid/").catch(() => {});
        // A page from a disk must not read its neighbours, policy or not: a driver may have changed that.
        const read = await fetch(neighbour).catch(() => undefined);
        if (read) console.warn("a neighbour was read");
        await new Promise((done) => setTimeout(done, 50));
      },
      pathToFileURL(resolve(root, "README.md")).href,
    );
    const seen = (await page.problems()).join("\n");
    for (const sign of [/a warning/, /uncaught: .*error/i, /style-src/, /connect-src/]) assert.match(seen, sign);
    assert.doesNotMatch(seen, /a neighbour was read/);
    await page.close();

    const blank = await engine.open(`${server.origin}/blank`);
    assert.deepEqual(await blank.problems(), []);
    await blank.evaluate(async () => {
      for (const address of ["/pkg/package.json", "/nowhere", "http://example.invalid/", "https://example.invalid/"]) {
        await fetch(address).catch(() => {});
      }
    });
    const asked = (await blank.problems()).join("\n");
    for (const address of [/\/pkg\/package\.json/, /http:\/\/example\.invalid/, /https:/, /\/nowhere/]) {
      assert.match(asked, new RegExp(`request: .*${address.source}`));
    }
    await blank.close();
  });

  journey("the page from a disk loads, reports as the native engine does, saves, and takes keys", () => offlinePage, async (page) => {
    await page.waitFor(HEADING);
    await page.setFile("input[type=file]", resolve(root, EXAMPLE));
    await page.waitFor(".verdict");
    const { proven, possible, settled } = GOLDEN.verdict;
    assert.ok(settled && proven === possible);
    assert.equal((await page.text(".verdict h2")).toLowerCase(), proven);
    assert.equal(await page.text(".fingerprint code"), GOLDEN.digest);
    assert.deepEqual(
      (await page.evaluate(() => findAll("[data-gate][data-is=fails]").map((gate) => gate.dataset.gate))).sort(),
      GOLDEN.gates.filter(({ status }) => status === "fails").map(({ gate }) => gate).sort(),
    );

    const saved = await page.saved({ role: "button", name: "Save answers to a file" });
    assert.match(saved.name, /\.answers\.json$/);
    assert.deepEqual(JSON.parse(saved.text), JSON.parse(await read(EXAMPLE)));

    // From a reason to its question, to another answer, and back to another report.
    await page.evaluate(() => {
      find(".gate details").open = true;
      find(".gate .question-link").focus();
    });
    await page.press("Enter");
    await page.waitFor(".levels");
    const chosen = () => page.evaluate(() => findAll(".levels input").map((input) => input.checked));
    const before = await chosen();
    const other = (before.indexOf(true) + 1) % before.length;
    await page.press(`${other + 1}`);
    assert.deepEqual(await chosen(), before.map((_, place) => place === other));
    await page.press("Enter");
    await page.click({ role: "button", name: "Report" });
    await page.waitFor(".verdict");
    assert.notEqual(await page.text(".fingerprint code"), GOLDEN.digest);
  });

  journey("an accent alone is a theme: text upon it and marks made of it keep their contrast", () => offlinePage, async (page) => {
    await page.waitFor(".start");
    for (const accent of ["#ffcc00", "#000080", "#777777"]) {
      const [text, mark] = await page.evaluate((accent) => {
        document.documentElement.style.setProperty("--shipworthy-accent", accent);
        const canvas = Object.assign(document.createElement("canvas"), { width: 1, height: 1 }).getContext("2d", { willReadFrequently: true });
        const luminance = (color) => {
          canvas.fillStyle = color;
          canvas.fillRect(0, 0, 1, 1);
          const linear = (part) => (part / 255 <= 0.04045 ? part / 255 / 12.92 : ((part / 255 + 0.055) / 1.055) ** 2.4);
          const [r, g, b] = [...canvas.getImageData(0, 0, 1, 1).data].map(linear);
          return 0.2126 * r + 0.7152 * g + 0.0722 * b;
        };
        const contrast = (one, other) => {
          const [dark, light] = [one, other].map(luminance).sort((a, b) => a - b);
          return (light + 0.05) / (dark + 0.05);
        };
        const of = (css, property) => getComputedStyle(document.querySelector(css))[property];
        const button = ".button.primary";
        document.querySelector(button).style.transition = "none";
        return [
          contrast(of(button, "color"), of(button, "backgroundColor")),
          contrast(of(".choice:has(:checked)", "borderTopColor"), of(".shipworthy", "backgroundColor")),
        ];
      }, accent);
      assert.ok(text >= 4.5 && mark >= 4.5, `${accent}: ${text}, ${mark}`);
    }
  });

  journey("the page from a server keeps answers if asked, and resumes", () => `${server.origin}/`, async (page) => {
    await page.waitFor(HEADING);
    await page.click({ role: "textbox", name: "Name of the proof of concept" });
    await page.type("Tea, second try");
    await page.click({ role: "button", name: "Start", within: "main" });
    await page.click({ role: "button", name: "Go on" });
    await page.waitFor(".way");
    await page.evaluate(() => findAll(".way").at(-1).focus());
    await page.press("Enter");
    await page.waitFor(".levels");
    await page.press("2");
    assert.equal(await page.evaluate(() => localStorage.length), 0, "nothing is kept unless the box is ticked");
    await page.click({ role: "checkbox", name: "Keep my answers on this device" });
    await page.click({ role: "button", name: "Next" });
    await page.waitFor(".levels");
    await page.press("3");
    const where = async () => [await page.text(HEADING), await page.text(".choice:has(:checked)")];
    const before = await where();
    assert.ok(before[1]);

    await page.reload();
    await page.waitFor(".resume");
    assert.match(await page.text(".resume"), /2 of \d+ questions answered/);
    await page.click({ role: "button", name: "Continue" });
    await page.waitFor(".levels");
    assert.deepEqual(await where(), before);
    await page.click({ role: "checkbox", name: "Keep my answers on this device" });
    assert.equal(await page.evaluate(() => localStorage.length), 0);
    await page.click({ role: "button", name: "Report" });
    assert.match(await page.text("main"), /Tea, second try/);
  });

  journey(
    "the package gives every golden report, byte for byte",
    () => `${server.origin}/package`,
    async (page) => {
      await page.until(() => globalThis.shipworthy?.init().then(() => true));
      for (const { name, pack, answers, golden } of reports) {
        const written = await page.evaluate(
          (pack, answers) => {
            const loaded = shipworthy.loadPack(pack);
            const report = loaded.assess(answers, { today: "2026-11-21" });
            loaded.free();
            return `${JSON.stringify(report, null, 2)}\n`;
          },
          pack,
          answers,
        );
        assert.ok(written === golden, name);
      }
    },
    isOfThePackage,
  );

  journey(
    "the element starts by its button, is answered, tells its page, and changes nothing of it",
    () => server.origin + DEMO,
    async (page) => {
      const own = "Fifty questions about what exists today";
      assert.match(await page.text("#check"), new RegExp(own));
      await listen(page);
      const before = await outside(page);
      await page.click({ role: "button", name: "Start the assessment", within: "#check" });
      await page.waitFor(inside(HEADING));
      const boxes = await page.evaluate((check) => find(`${check} p`).getClientRects().length, CHECK);
      assert.equal(boxes, 0, "what the page had put there makes way");
      assert.deepEqual(await heard(page), [["ready", {}]]);
      const report = () => page.evaluate((check) => find(check).report(), CHECK);
      /** What a page must have heard by now, of each kind the last. */
      const news = ({ counts, verdict: { proven, possible, settled } }) => ({
        progress: { answered: counts.applicable - counts.unanswered, applicable: counts.applicable, settled },
        verdict: { proven, possible, settled },
      });

      await answerFirst(page, CHECK, "1");
      const answered = news(await report());
      assert.equal(answered.progress.answered, 1);
      assert.deepEqual(Object.fromEntries(await heard(page)), answered);

      // A page may give answers, too.
      const answers = JSON.parse(await read(EXAMPLE));
      await page.evaluate((check, answers) => void (find(check).answers = answers), CHECK, answers);
      await page.until((check, title) => find(check).answers.title === title, CHECK, answers.title);
      assert.deepEqual(Object.fromEntries(await heard(page)), news(GOLDEN));
      assert.equal((await report()).digest, GOLDEN.digest);

      assert.deepEqual(await outside(page), before);
    },
    isOfTheDemo,
  );

  journey(
    "the element keeps its state when it is moved, and shares nothing with the others",
    () => server.origin + DEMO,
    async (page) => {
      for (const element of [CHECK, SECOND, THIRD]) {
        await page.evaluate((element) => find(element).begin(), element);
        await page.waitFor(inside(HEADING, element));
      }
      const packOf = (element) => page.evaluate((element) => find(element).report().pack.id, element);
      assert.deepEqual(await Promise.all([CHECK, SECOND, THIRD].map(packOf)), ["poc-to-production", "ml-test-score", "poc-to-production"]);
      const state = (element) =>
        page.evaluate(
          (element, heading) => [
            find({ css: heading, within: element }).innerText,
            findAll({ css: "input", within: element }).map((input) => input.checked),
            find(element).answers,
          ],
          element,
          HEADING,
        );

      const [second, third] = [await state(SECOND), await state(THIRD)];
      await answerFirst(page, CHECK, "2");
      assert.deepEqual([await state(SECOND), await state(THIRD)], [second, third]);
      const first = await state(CHECK);
      await answerFirst(page, THIRD, "3");
      await answerFirst(page, SECOND, "u");
      assert.deepEqual(await state(CHECK), first);
      assert.notDeepEqual((await state(THIRD))[2], third[2]);

      await listen(page);
      await page.evaluate((check) => {
        const element = find(check);
        const [section, next] = [element.parentElement, element.nextSibling];
        find("#contact").append(element);
        return new Promise((done) => setTimeout(done)).then(() => section.insertBefore(element, next) && true);
      }, CHECK);
      await page.settled();
      assert.deepEqual(await state(CHECK), first);
      assert.deepEqual(await heard(page), []);
      // It still lives: the next answer counts.
      await page.click(inside(".levels .choice", CHECK));
      assert.notDeepEqual(await state(CHECK), first);
      assert.equal((await heard(page)).length, 0, "another answer to the same question is no progress");

      // Taken out, it waits as in the beginning, and remembers.
      const { answers } = await page.evaluate(async (check) => {
        const element = find(check);
        globalThis.out = element;
        element.remove();
        await new Promise((done) => setTimeout(done));
        return { answers: element.answers };
      }, CHECK);
      assert.equal(Object.keys(answers.answers).length, 1);
      await page.evaluate(() => find("#check").append(globalThis.out));
      await page.click({ role: "button", name: "Start the assessment", within: "#check" });
      await page.waitFor(inside(HEADING));
      assert.deepEqual(await page.evaluate((check) => find(check).answers, CHECK), answers);
    },
    isOfTheDemo,
  );

  journey(
    "the keyboard goes into the element, through it and out again, both ways",
    () => server.origin + DEMO,
    async (page) => {
      /** Where the focus is, seen from the element: before, inside or after it, and what has it. */
      const focus = () =>
        page.evaluate((check) => {
          let active = document.activeElement;
          const place = active.compareDocumentPosition(find(check));
          while (active.shadowRoot?.activeElement) active = active.shadowRoot.activeElement;
          const where = active === document.body ? "nowhere" : place & 4 ? "before" : place & 2 ? "after" : "inside";
          return [where, `${active.tagName} ${active.type ?? ""} ${active.innerText || active.value || ""}`];
        }, CHECK);
      await page.evaluate(() => find("nav a[href='#contact']").focus());
      assert.equal((await focus())[0], "before");
      await page.press("Tab");
      assert.deepEqual(await focus(), ["inside", "BUTTON button Start the assessment"]);
      await page.press("Shift+Tab");
      assert.equal((await focus())[0], "before");
      await page.press("Tab");
      await page.press("Enter");
      await page.waitFor(inside(HEADING));
      await page.settled();
      // The button that had the focus is gone; the heading of what it started takes it.
      assert.equal((await focus())[0], "inside");

      await page.evaluate(() => find("nav a[href='#contact']").focus());
      const stops = [];
      for (;;) {
        await page.press("Tab");
        stops.push(await focus());
        if (stops.at(-1)[0] !== "inside") break;
        assert.ok(stops.length < 100, "Tab leads out again");
      }
      const [out] = stops.splice(-1);
      assert.equal(out[0], "after");
      assert.ok(stops.length > 3);
      const back = [];
      for (;;) {
        await page.press("Shift+Tab");
        back.push(await focus());
        if (back.at(-1)[0] !== "inside") break;
        assert.ok(back.length < 100, "Shift+Tab leads out again");
      }
      assert.equal(back.pop()[0], "before");
      assert.deepEqual(back.toReversed(), stops);
    },
    isOfTheDemo,
  );

  journey(
    "attributes that were set before the element was inserted count, as frameworks set them",
    () => `${server.origin}/element`,
    async (page) => {
      await page.until(() => !!customElements.get("shipworthy-assessment"));
      const shown = await page.evaluate(() =>
        [{ "start-label": "Begin" }, { start: "visible" }].map((attributes) => {
          const element = document.createElement("shipworthy-assessment");
          for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
          document.querySelector("main").append(element);
          const button = element.shadowRoot.querySelector("[part=start]")?.textContent ?? "none";
          element.remove();
          return button;
        }),
      );
      assert.deepEqual(shown, ["Begin", "none"]);
    },
    isOfTheDemo,
  );

  // Only Chromium says how far things moved without being asked to, and when it has freed what nobody holds.
  if (name !== "Chromium") return;

  journey(
    "an element that a click starts moves nothing else, however long its files take",
    () => server.origin + DEMO,
    async (page) => {
      await page.evaluate(() => {
        const { fetch } = globalThis;
        const allowed = new Promise((allow) => (globalThis.allow = allow));
        globalThis.fetch = async (...given) => {
          await allowed;
          return fetch(...given);
        };
      });
      await page.click({ role: "button", name: "Start the assessment", within: "#check" });
      await page.waitFor(inside("[data-is=loading]"));
      await page.settled();
      // The place it takes was asked for by the click. What comes into that place may move nothing: it is watched from
      // here, because on a slow machine a browser counts what a click moved as if nobody had clicked.
      await page.evaluate(() => {
        globalThis.shifts = [];
        new PerformanceObserver((list) => {
          globalThis.shifts.push(...list.getEntries().map(({ value }) => value));
        }).observe({ type: "layout-shift" });
        globalThis.allow();
      });
      await page.waitFor(inside(HEADING));
      await page.settled();
      await page.settled();
      assert.deepEqual(await page.evaluate(() => globalThis.shifts), []);
    },
    isOfTheDemo,
  );

  journey(
    "an element that was removed is freed, and fifty of them leave nothing behind",
    () => `${server.origin}/element`,
    async (page) => {
      /** Elements one after the other, each started, answered and removed; gives the size of the WebAssembly memory. */
      const turns = (count) =>
        page.evaluate(async (count) => {
          globalThis.removed ??= [[], [], []];
          for (let turn = 0; turn < count; turn++) {
            const element = document.createElement("shipworthy-assessment");
            document.querySelector("main").append(element);
            await element.begin();
            element.answers = { ...element.answers, title: `number ${turn}` };
            await new Promise((done) => setTimeout(done));
            const root = element.shadowRoot.querySelector("[part=root]");
            for (const [kind, node] of [element, root.querySelector(".screen"), root].entries()) {
              globalThis.removed[kind].push(new WeakRef(node));
            }
            element.remove();
            await new Promise((done) => setTimeout(done));
          }
          const { start } = await import("/pkg/dist/app.js");
          return (await start()).memory.buffer.byteLength;
        }, count);
      // The first ones find out how much memory it takes. It grows in steps; one application has some 300 kB.
      const first = await turns(10);
      assert.ok((await turns(50)) - first < 512 * 1024, "fifty elements are not kept in the WebAssembly memory");
      let alive;
      for (let turn = 0; turn < 20; turn++) {
        // What ran last may still be held by the engine itself.
        await page.settled();
        await page.collectGarbage();
        alive = await page.evaluate(() => globalThis.removed.map((kind) => kind.filter((it) => it.deref()).length));
        if (alive[0] + alive[1] === 0) break;
      }
      assert.deepEqual(alive, [0, 0, 0], "elements, what was in them, the nodes that held it");
    },
    isOfTheDemo,
  );
}

const inside = (css, element = CHECK) => ({ css, within: element });

/** From the start screen of an element to the first question, which a key answers. */
async function answerFirst(page, element, key) {
  for (const css of [".begin .primary", ".primary", ".way"]) {
    await page.waitFor(inside(css, element));
    await page.evaluate((place) => find(place).focus(), inside(css, element));
    await page.press("Enter");
  }
  await page.waitFor(inside(".levels", element));
  await page.press(key);
  await page.waitFor(inside(":checked", element));
}

/** Collects what the first element tells; only plain data survives as it is. */
async function listen(page) {
  await page.evaluate((check) => {
    globalThis.heard = [];
    for (const word of ["ready", "progress", "verdict", "cta", "error"]) {
      document.addEventListener(`shipworthy-${word}`, ({ target, detail }) => {
        if (target !== document.querySelector(check)) return;
        if (JSON.stringify(structuredClone(detail)) !== JSON.stringify(detail)) throw new Error("not plain");
        globalThis.heard.push([word, detail]);
      });
    }
  }, CHECK);
}

/** What was told since the last time. */
async function heard(page) {
  await page.settled();
  return page.evaluate(() => globalThis.heard.splice(0));
}

/** What an element could change of the page around it: computed styles, style sheets, global names. */
function outside(page) {
  return page.evaluate((check) => {
    // These follow from the height of what the element shows.
    const follows = /^(block-size|height|perspective-origin|transform-origin)$/;
    const styles = ["html", "body", "main", "#check", "#check h2", "nav a", "#contact p", check].map((probe) => {
      const style = getComputedStyle(find(probe));
      const names = [...style].filter((name) => !follows.test(name));
      return names.map((name) => `${probe} ${name}: ${style.getPropertyValue(name)}`);
    });
    const sheets = [document.styleSheets.length, document.adoptedStyleSheets.length, document.head.childElementCount];
    return [styles, sheets, Object.getOwnPropertyNames(globalThis).sort()];
  }, CHECK);
}
