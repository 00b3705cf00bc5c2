// The entry for Node. The WebAssembly is inside the module: what renders pages on a server is often bundled, and bundlers
// turn the address of a file beside a module into one that only browsers can fetch.
// @ts-check

import { readFile } from "node:fs/promises";
import { makeInit } from "./engine.js";
import { unpacked } from "./unpack.js";

export { checkPack, loadPack, sources, version } from "./engine.js";
export const init = makeInit((source) => {
  // Node's own `fetch` does not open files.
  const isAddress = source instanceof URL || /^(file|data|blob|https?):/i.test(typeof source === "string" ? source : "");
  if (isAddress && new URL(source).protocol === "file:") return readFile(new URL(source));
  return typeof source === "string" && !isAddress ? readFile(source) : (source ?? unpacked());
});
