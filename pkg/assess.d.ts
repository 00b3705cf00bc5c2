// The types of `shipworthy/assess`: those of the whole package as far as the report.

import type { Pack as WholePack } from "./index.js";

export * from "./index.js";

/** A checked pack that is assessed, and no more. Lives in WebAssembly memory; `free` it when you load many. */
export type Pack = Omit<WholePack, "advise" | "plan" | "export" | "document" | "documents">;

/** Reads a pack, given as JSON text or as an object.
 *  @throws {ShipworthyError} `invalid_pack` with all diagnostics. */
export function loadPack(source: string | object): Pack;
