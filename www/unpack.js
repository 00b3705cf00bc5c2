// Bytes out of the printable characters in which the page carries its data. `xtask/src/page.rs` writes them, and says
// how. Knows nothing of what the bytes are.

/** The value of each character: all that can be seen, but for what HTML might take for its own. */
const VALUES = new Uint8Array(128);
let value = 0;
for (let code = 33; code < 127; code++) if (!"&<>".includes(String.fromCharCode(code))) VALUES[code] = value++;

/**
 * @param {string} text
 * @returns {Uint8Array}
 */
export function bytesOf(text) {
  const { length } = text;
  const bytes = new Uint8Array(((length >> 1) * 13 + (length & 1) * 6) >> 3);
  let held = 0;
  let count = 0;
  let at = 0;
  for (let i = 0; i < length; i += 2) {
    // After the end there is nothing, which is 0 here.
    held |= (VALUES[text.charCodeAt(i)] + 91 * (i + 1 < length ? VALUES[text.charCodeAt(i + 1)] : 0)) << count;
    for (count += 13; count > 7; count -= 8, held >>= 8) bytes[at++] = held;
  }
  return bytes;
}
