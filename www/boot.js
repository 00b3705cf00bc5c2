// Starts the page: unpacks the WebAssembly module and the packs that the page
// carries, and hands the element `app` over to the application. It stands right behind the module, which a browser can
// compile while packs are still on their way; what is needed only later comes last, and nobody waits for it.
// Knows nothing of assessments, and asks the network for nothing.
// `shipworthy-app` is the glue that the build makes of the Rust code.

import init, { mount } from "shipworthy-app";
import { isApart, join } from "./later.js";
import { prepare } from "./paper.js";
import { pause, read as readPacks } from "./read.js";
import { isTrap, stop } from "./stopped.js";
import { bytesOf } from "./unpack.js";

// Where the data blocks stand: the module before this script, then the style sheet, the packs, the rest of the style, and
// the later part. What stands behind a block says that it is there whole.
const PACKS = "[id^=pack-]";
const STYLE_LATER = "#style-later";
const LATER = "#app-later";
const END = "#end";

/** When a connection breaks, Chromium says nothing. Whoever waits is told after so many milliseconds. */
const PATIENCE = 30_000;

/** What is in a data block. */
function unpack(selector) {
  return contentOf(document.querySelector(selector));
}

function contentOf(block) {
  return new Response(new Blob([bytesOf(block.textContent)]).stream().pipeThrough(new DecompressionStream("gzip")));
}

/** Resolves when the page has come as far as to an element; fails if it ends without. */
function reached(selector) {
  return new Promise((done, fail) => {
    const look = () => {
      const isThere = document.querySelector(selector);
      if (document.readyState === "loading" && !isThere) return;
      observer.disconnect();
      document.removeEventListener("readystatechange", look);
      if (isThere) done();
      else fail(new Error("the page did not arrive whole"));
    };
    const observer = new MutationObserver(look);
    observer.observe(document.body, { childList: true });
    document.addEventListener("readystatechange", look);
    look();
  });
}

/** Gets what can wait until somebody has begun: the rest of the style, and the later part of the application. */
async function loadLater(first) {
  await reached(END);
  const style = await new CSSStyleSheet().replace(await unpack(STYLE_LATER).text());
  document.adoptedStyleSheets = [...document.adoptedStyleSheets, style];
  if (!isApart) return;
  // Whoever has begun to answer comes first.
  await new Promise((done) => (globalThis.requestIdleCallback ? requestIdleCallback(done, { timeout: 500 }) : setTimeout(done)));
  await join(await unpack(LATER).arrayBuffer(), first);
}

async function start() {
  // Reading this script was a task already, and unpacking is another. More pauses would wait for more frames.
  await pause();
  const starting = unpack("#app-wasm").arrayBuffer().then((wasm) => init({ module_or_path: wasm }));
  // What goes wrong is said below.
  starting.catch(() => {});
  await reached(PACKS);
  const style = unpack("#style").text();
  await reached(STYLE_LATER);
  const packs = [...document.querySelectorAll(PACKS)].map((block) => contentOf(block).arrayBuffer());
  const sheet = await new CSSStyleSheet().replace(await style);
  const first = await starting;
  prepare(document);
  // A host may give a frame the height of what is in it. What is at least as high as its window would only ever grow.
  if (parent !== window) document.documentElement.dataset.framed = "";
  const read = await readPacks(await Promise.all(packs));
  // Not before: what is there until now has a look of its own.
  document.adoptedStyleSheets = [sheet];
  const load = async () => {
    const tell = (came) => hasStopped || mounted.laterCame(came);
    // What comes after all is still taken.
    const late = setTimeout(tell, PATIENCE, false);
    const came = await loadLater(first).then(
      () => true,
      // A page that was cut short can still be answered, and its answers saved.
      (error) => console.error(error),
    );
    clearTimeout(late);
    tell(came === true);
  };
  const mounted = mount(document.getElementById("app"), read, load);
}

let hasStopped = false;

/** @param {unknown} error */
function stopIfTrapped(error) {
  if (!isTrap(error)) return;
  hasStopped = true;
  stop(
    document.getElementById("app"),
    error,
    "Reload it to go on. If you ticked “Keep my answers on this device”, your answers are still there.",
  );
}

/** In place of "Loading…", or of a page that stopped half-way. */
function say(text) {
  (document.getElementById("status") ?? document.getElementById("app")).textContent = text;
}

if (typeof WebAssembly === "undefined" || typeof DecompressionStream === "undefined") {
  say(
    "This browser cannot run Shipworthy: it lacks WebAssembly or DecompressionStream, or they are switched off. " +
      "Chrome and Edge 96, Firefox 113, Safari 16.4 and anything newer have both.",
  );
} else {
  addEventListener("error", (event) => stopIfTrapped(event.error));
  addEventListener("unhandledrejection", (event) => stopIfTrapped(event.reason));
  const late = setTimeout(say, PATIENCE, "Loading takes long. If nothing changes, reload the page.");
  start()
    .catch((error) => {
      console.error(error);
      say(`Shipworthy could not start: ${error.message}. Reload the page, or open it in another browser.`);
    })
    .finally(() => clearTimeout(late));
}
