// The entry for Node: the WebAssembly file is read from beside this package.
// @ts-check

import { readFile } from "node:fs/promises";
import { makeInit } from "./api.js";

export { checkPack, loadPack, version } from "./api.js";
export const init = makeInit((source = new URL("./dist/headless.wasm", import.meta.url)) => {
  // Node's own `fetch` does not open files.
  const isFile = source instanceof URL ? source.protocol === "file:" : typeof source === "string" && !/^\w+:\/\//.test(source);
  return isFile ? readFile(source) : source;
});
