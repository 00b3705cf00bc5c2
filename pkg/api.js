// The calls of the package, shared by the entry for browsers (index.js) and for Node (node.js).
// Only loading and documentation: every decision is made in the engine behind ./dist/headless.js.
// The types, with units and shapes, are in index.d.ts.
// @ts-check

import start, { checkPack as check, Pack, version as engineVersion } from "./dist/headless.js";

/** @type {Promise<void> | undefined} */
let starting;
let started = false;

/**
 * Makes an `init` that starts the engine once, from a default place if none is given.
 *
 * @param {() => any} defaultSource
 */
export function makeInit(defaultSource) {
  /** @param {any} [source] */
  return function init(source) {
    starting ??= Promise.resolve(source ?? defaultSource())
      .then((module_or_path) => start({ module_or_path }))
      .then(() => {
        started = true;
      })
      .catch((error) => {
        // A failed start (offline, wrong address) may be tried again.
        starting = undefined;
        throw error;
      });
    return starting;
  };
}

function needInit() {
  if (started) return;
  const error = new Error("the engine is not loaded yet: `await init()` once before the first call");
  throw Object.assign(error, { name: "ShipworthyError", code: "not_initialised", diagnostics: [] });
}

export function version() {
  needInit();
  return engineVersion();
}

/** @param {string | object} source */
export function checkPack(source) {
  needInit();
  return check(source);
}

/** @param {string | object} source */
export function loadPack(source) {
  needInit();
  return new Pack(source);
}
