// The entry for Node: the WebAssembly file is read from beside this package.
// @ts-check

import { readFile } from "node:fs/promises";
import { makeInit } from "./api.js";

export { checkPack, loadPack, version } from "./api.js";
export const init = makeInit(() => readFile(new URL("./dist/headless.wasm", import.meta.url)));
