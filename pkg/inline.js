// The entry that asks for no file: the WebAssembly is inside the module, compressed. For builds of a single file, and for
// bundlers and hosts that cannot deliver one beside a script. The same calls as the other entries, and the same engine:
// a project that imports both loads it once.
// @ts-check

import { makeInit } from "./engine.js";
import { unpacked } from "./unpack.js";

export { checkPack, loadPack, sources, version } from "./engine.js";
export const init = makeInit((source) => source ?? unpacked());
