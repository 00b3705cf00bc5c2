// Reads packs in short steps, so that a page can paint and answer its visitor in between.
// Shared by the page (boot.js) and the element (app.js).

import { Packs } from "shipworthy-app";

/** Lets the page paint, and answer its visitor. */
export const pause = () => globalThis.scheduler?.yield?.() ?? new Promise((done) => setTimeout(done));

/**
 * @param {ArrayBuffer[]} texts JSON text in UTF-8
 * @param {<T>(call: () => T) => T} guarded calls what may stop
 * @returns {Promise<Packs>} for `mount`
 */
export async function read(texts, guarded = (call) => call()) {
  const packs = guarded(() => new Packs());
  for (const bytes of texts) guarded(() => packs.add(new Uint8Array(bytes)));
  do await pause();
  while (guarded(() => packs.step()));
  return packs;
}
