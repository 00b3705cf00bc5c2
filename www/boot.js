// Starts the page: unpacks the WebAssembly module and the packs that the page
// carries, and hands the element `app` over to the application. It stands right behind the module, which a browser can
// compile while packs are still on their way; what is needed only later comes last, and nobody waits for it.
// Knows nothing of assessments, and asks the network for nothing.
// `shipworthy-app` is the glue that the build makes of the Rust code.

import init, { mount } from "shipworthy-app";
import { join } from "./later.js";
import { prepare } from "./paper.js";
import { pause, read as readPacks } from "./read.js";
import { isTrap, stop } from "./stopped.js";
import { bytesOf } from "./unpack.js";

// Where the data blocks stand: the module before this script, then the style sheet, the packs, and the later part.
const PACKS = "[id^=pack-]";
const LATER = "#app-later";

/** What is in a data block. */
function unpack(block) {
  return new Response(new Blob([bytesOf(block.textContent)]).stream().pipeThrough(new DecompressionStream("gzip")));
}

/** Resolves when the page has come as far as to an element, or else to its end. */
function reached(selector = "") {
  return new Promise((done) => {
    const look = () => {
      if (document.readyState === "loading" && !(selector && document.querySelector(selector))) return;
      observer.disconnect();
      document.removeEventListener("readystatechange", look);
      done();
    };
    const observer = new MutationObserver(look);
    observer.observe(document.body, { childList: true });
    document.addEventListener("readystatechange", look);
    look();
  });
}

/** Gets the later part of the application. */
async function loadLater(first) {
  await reached();
  // Whoever has begun to answer comes first.
  await new Promise((done) => (globalThis.requestIdleCallback ?? setTimeout)(done, { timeout: 500 }));
  await join(await unpack(document.querySelector(LATER)).arrayBuffer(), first);
}

async function start() {
  // Reading this script was a task already, and unpacking is another. More pauses would wait for more frames.
  await pause();
  const starting = unpack(document.getElementById("app-wasm")).arrayBuffer().then((wasm) => init({ module_or_path: wasm }));
  // What goes wrong is said below.
  starting.catch(() => {});
  await reached(PACKS);
  const style = unpack(document.getElementById("style")).text();
  await reached(LATER);
  const packs = [...document.querySelectorAll(PACKS)].map((block) => unpack(block).arrayBuffer());
  const sheet = await new CSSStyleSheet().replace(await style);
  const first = await starting;
  prepare(document);
  // A host may give a frame the height of what is in it. What is at least as high as its window would only ever grow.
  if (parent !== window) document.documentElement.dataset.framed = "";
  const read = await readPacks(await Promise.all(packs));
  // Not before: what is there until now has a look of its own.
  document.adoptedStyleSheets = [sheet];
  const load = () =>
    loadLater(first).then(
      () => mounted.later(true),
      (error) => {
        // A page that was cut short can still be answered, and its answers saved.
        console.error(error);
        mounted.later(false);
      },
    );
  const mounted = mount(document.getElementById("app"), read, load);
}

/** @param {unknown} error */
function stopIfTrapped(error) {
  if (!isTrap(error)) return;
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
  start().catch((error) => {
    console.error(error);
    say(`Shipworthy could not start: ${error.message}. Reload the page, or open it in another browser.`);
  });
}
