// The data of the page: bytes come out of the printable characters as they went in.

import assert from "node:assert/strict";
import { test } from "node:test";
import { bytesOf } from "../../www/unpack.js";
import { printable } from "./harness.mjs";

test("bytes of every length and value come back", () => {
  for (let length = 0; length < 300; length++) {
    for (const first of [0, 1, 90, 91, 255]) {
      const bytes = Uint8Array.from({ length }, (_, place) => (first + place * place * 31) % 256);
      const text = printable(bytes);
      assert.deepEqual(bytesOf(text), bytes, `${length} bytes`);
      assert.doesNotMatch(text, /[^!-~]|[&<>]/);
    }
  }
});
