// Starts the page: unpacks the WebAssembly module and the packs that the page
// carries, and hands the element `app` over to the application. What the application needs only later stands behind
// this script, so that nobody waits for it.
// Knows nothing of assessments, and asks the network for nothing.
// `shipworthy-app` is the glue that the build makes of the Rust code.

import init, { mount } from "shipworthy-app";
import { join } from "./later.js";
import { prepare } from "./paper.js";
import { pause, read as readPacks } from "./read.js";
import { isTrap, stop } from "./stopped.js";
import { bytesOf } from "./unpack.js";

/** What is in a data block. */
function unpack(block) {
  return new Response(new Blob([bytesOf(block.textContent)]).stream().pipeThrough(new DecompressionStream("gzip")));
}

/** Gets the later part of the application, which may still be on its way with the end of the page. */
async function loadLater(first) {
  if (document.readyState === "loading") await new Promise((done) => addEventListener("DOMContentLoaded", done));
  // Whoever has begun to answer comes first.
  await new Promise((done) => (globalThis.requestIdleCallback ?? setTimeout)(done, { timeout: 500 }));
  await join(await unpack(document.getElementById("app-later")).arrayBuffer(), first);
}

async function start() {
  const blocks = [...document.querySelectorAll('script[type="application/gzip"]')];
  // Reading this script was a task already, and unpacking is another. More pauses would wait for more frames.
  await pause();
  const [wasm, style, ...packs] = blocks.map(unpack);
  const [sheet, first] = await Promise.all([
    style.text().then((text) => new CSSStyleSheet().replace(text)),
    init({ module_or_path: await wasm.arrayBuffer() }),
  ]);
  prepare(document);
  // A host may give a frame the height of what is in it. What is at least as high as its window would only ever grow.
  if (parent !== window) document.documentElement.dataset.framed = "";
  const bytes = await Promise.all(packs.map((pack) => pack.arrayBuffer()));
  const read = await readPacks(bytes);
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
