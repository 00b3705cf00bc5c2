// The application for `<shipworthy-assessment>`: loads the WebAssembly once for all elements of a page, and puts an
// application into an element. What the element is, and when it starts, is in element.js.
// `shipworthy-app` is the glue that the build makes of the Rust code, `shipworthy-style` the style sheet.

import init, { mount as mountInto } from "shipworthy-app";
import css from "shipworthy-style";
import { join } from "./later.js";
import { printAlone } from "./paper.js";
import { isTrap, stop } from "./stopped.js";

export { read } from "./read.js";

/** @type {Promise<WebAssembly.Exports> | undefined} */
let starting;
let later;

/**
 * @param {Promise<Response>} wasm app.wasm, on its way
 */
export function start(wasm) {
  starting ??= init({ module_or_path: wasm });
  // Offline once is not offline for ever.
  starting.catch(() => (starting = undefined));
  return starting;
}

/** Joins the later part, once for all elements of a page, and tells those that have done without it. */
function joinLater(fetchLater) {
  later ??= Promise.all([fetchLater(), starting])
    .then(([wasm, first]) => join(wasm, first))
    .then(() => {
      for (const { laterCame } of running.values()) laterCame(true);
    });
  later.catch(() => (later = undefined));
  return later;
}

/** @type {CSSStyleSheet | undefined} */
let sheet;

/**
 * One style sheet for all elements. Its sizes are in `rem`, and many a page makes that ten pixels; here it is the size
 * of text that the visitor has chosen, as an element of the page shows it.
 *
 * @param {HTMLElement} root
 */
export function style(root) {
  if (!sheet) {
    root.style.font = "medium sans-serif";
    const size = parseFloat(getComputedStyle(root).fontSize);
    root.removeAttribute("style");
    sheet = new CSSStyleSheet();
    sheet.replaceSync(css.replace(/(\d*\.?\d+)rem\b/g, (_, count) => `${count * size}px`));
  }
  return sheet;
}

/** The running applications. */
const running = new Map();

/** They share one memory: if it is broken, it is broken for all. */
function stopAll(error) {
  // Other WebAssembly of the page is none of our business.
  if (!running.size || !isTrap(error) || !String(error.stack).includes(import.meta.url)) return;
  for (const [root, application] of running) {
    application.hasStopped = true;
    stop(root, error, "Reload the page to go on.");
  }
}

/**
 * @param {HTMLElement} root
 * @param {import("shipworthy-app").Packs} packs as `read` gives them
 * @param {() => Promise<ArrayBuffer>} fetchLater gets app-later.wasm
 * @param {(word: string, json: string) => void} tell
 */
export function mount(root, packs, fetchLater, tell) {
  if (!running.size) {
    addEventListener("error", onError);
    addEventListener("unhandledrejection", onRejection);
  }
  // A fault of the page in its own listener is not one of the application.
  const told = (word, json) => queueMicrotask(() => (word === "print" ? printAlone(root, css) : tell(word, json)));
  const load = async () => {
    const failure = await joinLater(fetchLater).then(() => undefined, (error) => error);
    // The element may have gone meanwhile.
    if (running.get(root) !== application) return;
    application.laterCame(!failure);
    if (failure) told("error", JSON.stringify({ message: failure.message }));
  };
  const mounted = mountInto(root, packs, load, told);
  const application = { hasStopped: false, laterCame: (came) => act(() => mounted.laterCame(came)) };
  running.set(root, application);

  /** Asks the application, or gives what it said before it stopped. */
  let last = { answers: "", report: "" };
  const ask = (what) => {
    if (!application.hasStopped) last[what] = guarded(() => mounted[what]()) ?? last[what];
    return last[what];
  };
  const guarded = (call) => {
    try {
      return call();
    } catch (error) {
      stopAll(error);
      if (!application.hasStopped) throw error;
    }
  };
  const act = (call) => {
    if (!application.hasStopped) guarded(call);
  };
  return {
    answers: () => ask("answers"),
    report: () => ask("report"),
    give: (answers) => act(() => mounted.give(answers)),
    reset: () => act(() => mounted.reset()),
    invite: (label, href) => act(() => mounted.invite(label, href)),
    brand: (name, logo) => act(() => mounted.brand(name, logo)),
    unmount() {
      act(() => mounted.unmount());
      running.delete(root);
      if (!running.size) {
        removeEventListener("error", onError);
        removeEventListener("unhandledrejection", onRejection);
      }
    },
  };
}

const onError = (event) => stopAll(event.error);
const onRejection = (event) => stopAll(event.reason);

/** Puts the focus where the visitor goes on, after the button that was pressed has gone. */
export function focus(root) {
  root.querySelector("[data-focus=heading]")?.focus();
}
