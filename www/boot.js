// Starts the page: unpacks the WebAssembly module and the packs that the page
// carries, and hands the element `app` over to the application.
// Knows nothing of assessments, and asks the network for nothing.
// `shipworthy-app` is the glue that the build makes of the Rust code.

import init, { mount } from "shipworthy-app";

/** The bytes in a data block: gzip, as base64. */
function unpack(block) {
  const packed = Uint8Array.from(atob(block.textContent), (c) => c.charCodeAt(0));
  return new Response(new Blob([packed]).stream().pipeThrough(new DecompressionStream("gzip")));
}

async function start() {
  const blocks = [...document.querySelectorAll('script[type="application/gzip"]')];
  const [wasm, ...packs] = blocks.map(unpack);
  await init({ module_or_path: await wasm.arrayBuffer() });
  mount(document.getElementById("app"), await Promise.all(packs.map((pack) => pack.text())));
}

/** The text of a fault that can be looked up in the same build: what happened, and in which functions. */
function describe({ message, stack }) {
  return [message, ...(String(stack).match(/wasm-function\[\d+\]/g) ?? []).slice(0, 4)].join(" ");
}

/**
 * WebAssembly stopped in the middle of something, and its memory may be in any state: nothing here works any more,
 * but what was there can still be read and copied. A full stack is no RuntimeError, but goes through WebAssembly too.
 */
function stop(error) {
  const isOurs = error instanceof WebAssembly.RuntimeError || /wasm-function/.test(error?.stack);
  if (!isOurs || document.querySelector(".crashed")) return;
  const message = document.createElement("p");
  message.className = "crashed";
  message.setAttribute("role", "alert");
  message.textContent =
    "Something went wrong inside the page, and it has stopped. Reload it to go on. If you ticked “Keep my answers on " +
    `this device”, your answers are still there. Please report this text: ${describe(error)}`;
  const app = document.getElementById("app");
  for (const control of app.querySelectorAll("button, input, textarea")) {
    control[/^text/.test(control.type) ? "readOnly" : "disabled"] = true;
  }
  // Keys and folds still work, for reading; none of it may reach the application.
  for (const type of ["click", "input", "change", "keydown"]) {
    addEventListener(type, (event) => event.stopImmediatePropagation(), true);
  }
  app.prepend(message);
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
  addEventListener("error", (event) => stop(event.error));
  addEventListener("unhandledrejection", (event) => stop(event.reason));
  start().catch((error) => {
    console.error(error);
    say(`Shipworthy could not start: ${error.message}. Reload the page, or open it in another browser.`);
  });
}
