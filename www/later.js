// Joins the later part of the application, which has the screens from the report on, to the first one.
// Shared by the page (boot.js) and the element (app.js). Where its bytes come from is for them to know.

/* global JOINT: the name under which the later part asks for the first one, different in every build */

/** Whether there are two parts: a build for development has one. */
export const isApart = JOINT !== "";

/**
 * Fails if the two are not of one build.
 *
 * @param {ArrayBuffer} wasm the later part
 * @param {WebAssembly.Exports} first what the first part exports: the memory and the functions that both work with
 */
export const join = (wasm, first) => WebAssembly.instantiate(wasm, { [JOINT]: first });
