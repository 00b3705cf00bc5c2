// The calls around the whole engine: one for all entries that have it, so that a project that imports two loads it once.
// @ts-check

import * as glue from "./dist/headless.js";
import { around } from "./api.js";

export const { checkPack, loadPack, makeInit, sources, version } = around(glue);
