// The entry for front ends that assess and do no more: the smaller engine, without advice, plans, their exports and
// documents. An engine of its own beside the one of the other entries: its packs are not theirs.
// @ts-check

import * as glue from "./dist/assess.js";
import { around } from "./api.js";

const { makeInit, ...calls } = around(glue);

export const { checkPack, loadPack, sources, version } = calls;
export const init = makeInit((source) => source ?? new URL("./dist/assess.wasm", import.meta.url));
