// What is measured in Chromium: the time until a question is answered, our engine's calls, and memory. One function
// each, for one run; how often and in which order is in run.mjs.

import { launch } from "../tests/js/harness.mjs";
import { examples, packText, plan, sheets } from "./workload.mjs";

/** How the machine and the network are slowed down. Slow 4G is what Lighthouse means by it. */
export const CONDITIONS = {
  "as it is": {},
  "CPU 4× slower": { cpu: 4 },
  "CPU 4× slower, slow 4G": { cpu: 4, slow4g: true },
};

const button = (text) => ({ selector: "button.primary, button.way", text });
const ours = [button("Start"), button("Go on"), button("All questions, by area"), { selector: "article.card input[type=radio]" }];
const first = [{ selector: "input[type=radio]" }];

/** Page to the clicks up to an answer to the first question. */
export const PAGES = {
  "Shipworthy, index.html": { path: "/ours/", clicks: ours },
  "Shipworthy, element": { path: "/element/", clicks: ours, host: "shipworthy-assessment" },
  "SurveyJS for React": { path: "/survey/", clicks: first },
  "preact, a bare form": { path: "/preact/", clicks: first },
};

/**
 * Runs inside the page, before its scripts: clicks through to the first question as soon as each control is there,
 * answers it, and notes when the application has taken notice: its progress moves, or its own event has come.
 */
function driver({ clicks, host }) {
  const long = [];
  new PerformanceObserver((list) => {
    for (const { startTime, duration } of list.getEntries()) long.push([startTime, duration]);
  }).observe({ type: "longtask", buffered: true });
  let begin = 0;
  let at = 0;
  let usable;
  let running = false;
  let finish;
  const done = new Promise((resolve) => (finish = resolve));
  const place = () => (host ? document.querySelector(host)?.shadowRoot : document);
  const find = ({ selector, text }) =>
    [...(place()?.querySelectorAll(selector) ?? [])].find((found) => !text || found.textContent.includes(text));
  const turn = () => {
    if (!running) return;
    if (at < clicks.length) {
      const control = find(clicks[at]);
      if (!control) return;
      usable ??= performance.now();
      at++;
      control.click();
    } else if (globalThis.noticed || place().querySelector("progress")?.value > 0) {
      running = false;
      const end = performance.now();
      // Long tasks are told of after they have ended.
      setTimeout(() => {
        const inside = long.filter(([start]) => start >= begin && start <= end);
        const blocked = inside.reduce((sum, [, duration]) => sum + duration - 50, 0);
        finish({ usable: usable - begin, answered: end - begin, blocked });
      }, 300);
    }
  };
  // Not within the change itself: the application may be in the middle of it.
  const channel = new MessageChannel();
  channel.port1.onmessage = turn;
  const watch = (node) =>
    new MutationObserver(() => channel.port2.postMessage(0)).observe(node, { subtree: true, childList: true, attributes: true, characterData: true });
  watch(document);
  setInterval(turn, 5);
  globalThis.drive = () => {
    running = true;
    if (host) {
      begin = performance.now();
      const root = place();
      watch(root);
      root.querySelector("[part=start]").click();
    } else {
      turn();
    }
    return done;
  };
  if (!host) globalThis.drive();
}

/** One visit with an empty profile; milliseconds from the navigation, or for the element from the click on its button. */
export async function visit(origin, name, condition) {
  const { path, clicks, host } = PAGES[name];
  const { cpu, slow4g } = CONDITIONS[condition];
  const browser = await launch();
  try {
    const page = await browser.newPage();
    const session = await page.context().newCDPSession(page);
    await session.send("Network.enable");
    if (cpu) await session.send("Emulation.setCPUThrottlingRate", { rate: cpu });
    if (slow4g) {
      const bytes = (bits) => bits / 8;
      await session.send("Network.emulateNetworkConditions", {
        offline: false,
        latency: 150,
        downloadThroughput: bytes(1.6e6),
        uploadThroughput: bytes(750e3),
      });
    }
    await page.addInitScript(driver, { clicks, host });
    await page.goto(origin + path, { waitUntil: host ? "load" : "commit" });
    if (host) {
      await page.locator(`${host} [part=start]`).waitFor();
      // A visitor reads the page first.
      await page.waitForTimeout(500);
    }
    return await page.evaluate(() => globalThis.drive());
  } finally {
    await browser.close();
  }
}

/** Our engine's calls, in microseconds. */
export async function timeInBrowser(origin) {
  const browser = await launch();
  try {
    const page = await browser.newPage();
    await page.goto(`${origin}/preact/`);
    const work = { pack: packText, examples, sheets: sheets(500).map((sheet) => sheet.ours), plan };
    return await page.evaluate(async (work) => {
      const { timeOurs } = await import("/bench/ours.mjs");
      const shipworthy = await import("/pkg/index.js");
      await shipworthy.init();
      return timeOurs(shipworthy, work);
    }, work);
  } finally {
    await browser.close();
  }
}

/** Memory while elements come and go: after each hundred, and the version of the browser. */
export async function mounts(origin, count) {
  const browser = await launch();
  try {
    const page = await browser.newPage();
    const session = await page.context().newCDPSession(page);
    await session.send("Performance.enable");
    await page.goto(`${origin}/element/`);
    const example = JSON.parse(examples[0]);
    const found = [];
    // The first ones compile, and find out how much memory one takes.
    const FIRST = 20;
    for (let turns = 0; turns <= count; turns += 100) {
      const wasm = await page.evaluate(
        async ({ turns, example }) => {
          const { expected, ...answers } = example;
          for (let turn = 0; turn < turns; turn++) {
            const element = document.createElement("shipworthy-assessment");
            document.body.append(element);
            await element.begin();
            element.answers = answers;
            await new Promise((done) => setTimeout(done));
            element.remove();
            await new Promise((done) => setTimeout(done));
          }
          const { start } = await import("/pkg/dist/app.js");
          return (await start()).memory.buffer.byteLength;
        },
        { turns: turns === 0 ? FIRST : 100, example },
      );
      for (let turn = 0; turn < 3; turn++) {
        await session.send("HeapProfiler.collectGarbage");
        await page.waitForTimeout(50);
      }
      const { metrics } = await session.send("Performance.getMetrics");
      const metric = (name) => metrics.find((metric) => metric.name === name).value;
      found.push({ mounts: turns + FIRST, wasm, heap: metric("JSHeapUsedSize"), nodes: metric("Nodes"), listeners: metric("JSEventListeners") });
    }
    return { found, version: browser.version() };
  } finally {
    await browser.close();
  }
}
