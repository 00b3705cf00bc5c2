// The WebAssembly without a file: unpacked from inside the module. Shared by the entries for Node (node.js) and for builds
// without assets (inline.js).
// @ts-check

import packed from "./dist/headless-inline.js";

/** The bytes of headless.wasm. */
export function unpacked() {
  const text = atob(packed);
  const bytes = new Uint8Array(text.length);
  // `Uint8Array.from` with a function takes twenty times as long.
  for (let i = 0; i < text.length; i++) bytes[i] = text.charCodeAt(i);
  const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream("gzip"));
  return new Response(stream).arrayBuffer();
}
