// The entry for browsers and bundlers: the WebAssembly file is fetched from beside this package.
// @ts-check

import { makeInit } from "./engine.js";

export { checkPack, loadPack, sources, version } from "./engine.js";
export const init = makeInit((source) => source ?? new URL("./dist/headless.wasm", import.meta.url));
