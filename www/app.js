// The application for `<shipworthy-assessment>`: loads the WebAssembly once for all elements of a page, and puts an
// application into an element. What the element is, and when it starts, is in element.js.
// `shipworthy-app` is the glue that the build makes of the Rust code, `shipworthy-style` the style sheet.

import init, { mount as mountInto } from "shipworthy-app";
import css from "shipworthy-style";
import { join } from "./later.js";
import { printAlone } from "./paper.js";
import { read as readPacks } from "./read.js";
import { isTrap, stop } from "./stopped.js";

/** @type {Promise<WebAssembly.Exports> | undefined} */
let starting;
let later;
/** Of app.wasm. */
let address = "";

/**
 * @param {Response} wasm app.wasm, on its way
 */
export function start(wasm) {
  if (!starting) {
    address = wasm.url;
    starting = init({ module_or_path: wasm });
  }
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

/** Each document has its own: an element may be moved into a frame.
 *  @type {WeakMap<Document, CSSStyleSheet>} */
const sheets = new WeakMap();

/**
 * One style sheet for all elements of a document. Its sizes are in `rem`, and many a page makes that ten pixels; here it
 * is the size of text that the visitor has chosen, as an element of the page shows it.
 *
 * @param {HTMLElement} root
 */
export function style(root) {
  const page = root.ownerDocument;
  let sheet = sheets.get(page);
  if (!sheet) {
    root.style.font = "medium sans-serif";
    const size = parseFloat(getComputedStyle(root).fontSize);
    root.removeAttribute("style");
    sheet = new page.defaultView.CSSStyleSheet();
    sheet.replaceSync(css.replace(/(\d*\.?\d+)rem\b/g, (_, count) => `${count * size}px`));
    sheets.set(page, sheet);
  }
  return sheet;
}

/** The running applications. */
const running = new Map();

/** What broke the memory that they share, for all that are there and all to come. */
let broken;

/** @param {unknown} error what came out of WebAssembly */
function stopAll(error) {
  if (!isTrap(error)) return;
  broken ??= error;
  for (const [root, application] of running) {
    if (application.hasStopped) continue;
    application.hasStopped = true;
    stop(root, error, "Reload the page to go on.");
    application.told("error", JSON.stringify({ message: `the application has stopped: ${error.message}` }));
  }
}

/** The same once the memory is broken: an error that trying again does not mend. */
const refusal = () => Object.assign(new Error(`the application has stopped: ${broken.message}; reload the page`), { isFinal: true });

/** Calls what may find the memory broken, or break it. */
function guarded(call) {
  if (broken) throw refusal();
  try {
    return call();
  } catch (error) {
    stopAll(error);
    throw broken ? refusal() : error;
  }
}

/**
 * @param {ArrayBuffer[]} texts JSON text in UTF-8
 * @returns {Promise<import("shipworthy-app").Packs>} for `mount`
 */
export const read = (texts) => readPacks(texts, guarded);

/** Whether a listener of the page is being told something. */
let isTelling = false;

/**
 * Whether what nobody caught is of our WebAssembly; that of the page is none of our business. A stack may be cut short,
 * and then names nothing but our module; and some engines do not name modules.
 *
 * @param {unknown} error
 * @param {boolean} isSure whether it can only be of something called from here
 */
function isOurs(error, isSure) {
  const stack = String(error?.stack);
  return Boolean(address && stack.includes(address)) || (isSure && stack.includes(import.meta.url));
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
  const told = (word, json) =>
    queueMicrotask(() => {
      if (word === "print") return printAlone(root, css);
      // Known in case it stops before anybody asks.
      if (running.get(root) === application) ask("answers");
      isTelling = true;
      try {
        tell(word, json);
      } finally {
        isTelling = false;
      }
    });
  const load = async () => {
    const failure = await joinLater(fetchLater).then(() => undefined, (error) => error);
    // The element may have gone meanwhile.
    if (running.get(root) !== application) return;
    application.laterCame(!failure);
    if (failure) told("error", JSON.stringify({ message: failure.message }));
  };
  const mounted = guarded(() => mountInto(root, packs, load, told));
  const application = { hasStopped: false, told, laterCame: (came) => act(() => mounted.laterCame(came)) };
  running.set(root, application);

  /** Asks the application, or gives what it said before it stopped. */
  let last = { answers: "", report: "" };
  const ask = (what) => {
    act(() => (last[what] = mounted[what]()));
    return last[what];
  };
  const act = (call) => {
    if (application.hasStopped) return;
    try {
      guarded(call);
    } catch (error) {
      if (!application.hasStopped) throw error;
    }
  };
  return {
    hasStopped: () => application.hasStopped,
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

const onError = ({ error }) => isOurs(error, !isTelling) && stopAll(error);
const onRejection = ({ reason }) => isOurs(reason, false) && stopAll(reason);

/** Puts the focus where the visitor goes on, after the button that was pressed has gone. */
export function focus(root) {
  root.querySelector("[data-focus=heading]")?.focus();
}
