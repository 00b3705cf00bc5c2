// The WebAssembly without a file: unpacked from inside the module. Shared by the entries for Node (node.js) and for builds
// without assets (inline.js).
// @ts-check

import packed from "./dist/headless-inline.js";

/** The bytes of headless.wasm. */
export function unpacked() {
  const bytes = Uint8Array.from(atob(packed), (c) => c.charCodeAt(0));
  const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream("gzip"));
  return new Response(stream).arrayBuffer();
}
