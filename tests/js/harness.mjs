// What the browser tests share: a Chromium, a server for this checkout's delivered files, and a guard that
// fails a test on anything a visitor should never meet: a request, an error, a breach of the page's policy.
// Not here: anything about assessments.

import { spawnSync } from "node:child_process";
import { readFile } from "node:fs/promises";
import { createServer } from "node:http";
import { extname, resolve, sep } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { chromium } from "playwright-core";

export const root = resolve(fileURLToPath(new URL("../..", import.meta.url)));

/** The offline page, as a visitor opens it from a disk. */
export const offlinePage = pathToFileURL(resolve(root, "index.html")).href;

/** A text file of the checkout. */
export const read = (path) => readFile(resolve(root, path), "utf8");

/** A new browser with an empty profile. `cargo xtask test` names the program; by hand, one on the path will do. */
export function launch() {
  return chromium.launch({
    executablePath: process.env.SHIPWORTHY_CHROMIUM ?? onPath(["chromium", "google-chrome", "chrome"]),
    // As root, Chromium's sandbox does not start.
    chromiumSandbox: process.getuid?.() !== 0,
    args: [
      "--headless",
      "--disable-gpu",
      "--disable-quic",
      "--no-first-run",
      "--disable-background-networking",
      "--disable-component-update",
      "--disable-sync",
    ],
  });
}

function onPath(names) {
  for (const name of names) {
    const found = spawnSync("which", [name], { encoding: "utf8" }).stdout?.trim();
    if (found) return found;
  }
  throw new Error("no Chromium found: name one in the variable SHIPWORTHY_CHROMIUM");
}

const TYPES = {
  ".css": "text/css",
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript",
  ".json": "application/json",
  ".svg": "image/svg+xml",
  ".wasm": "application/wasm",
};

/**
 * Serves index.html at `/`, the package at `/pkg/`, the demonstration of the element at `/www/demo.html`, and the
 * given pages, until `close()`.
 *
 * @param {Record<string, string>} [pages] path to HTML text
 */
export async function serve(pages = {}) {
  const ours = ["pkg", "www"].map((folder) => resolve(root, folder) + sep);
  const server = createServer(async (request, response) => {
    const { pathname } = new URL(request.url, "http://localhost");
    const send = (status, type, body) => response.writeHead(status, { "content-type": type }).end(body);
    if (pathname in pages) return send(200, TYPES[".html"], pages[pathname]);
    const file = resolve(root, pathname === "/" ? "index.html" : `.${pathname}`);
    const isOurs = file === resolve(root, "index.html") || ours.some((folder) => file.startsWith(folder));
    const body = isOurs ? await readFile(file).catch(() => undefined) : undefined;
    if (body === undefined) return send(404, "text/plain", "not found");
    send(200, TYPES[extname(file)] ?? "application/octet-stream", body);
  });
  await new Promise((done) => server.listen(0, "127.0.0.1", done));
  const address = server.address();
  return {
    origin: `http://127.0.0.1:${address.port}`,
    close() {
      server.closeAllConnections();
      server.close();
    },
  };
}

/**
 * Opens a page of its own in the browser and watches it. Every request but those whose address `allows` accepts,
 * every warning or error in the console, every uncaught error and every breach of the page's policy is a problem.
 * Call `problems()` at the end of the test: it must be an empty list.
 *
 * @param {import("playwright-core").Browser} browser
 * @param {string} url
 * @param {(url: string) => boolean} [allows] requests beside the page itself; none if not given
 * @param {import("playwright-core").BrowserContextOptions} [options]
 */
export async function open(browser, url, allows = () => false, options = {}) {
  const context = await browser.newContext(options);
  const found = [];
  context.on("request", (request) => {
    const asked = request.url();
    // `data:` and `blob:` addresses stay inside the page.
    if (asked === url || /^(data|blob):/.test(asked) || allows(asked)) return;
    found.push(`request: ${request.method()} ${asked}`);
  });
  context.on("console", (message) => {
    if (["warning", "error"].includes(message.type())) found.push(`console ${message.type()}: ${message.text()}`);
  });
  context.on("weberror", (error) => found.push(`uncaught: ${error.error().stack ?? error.error()}`));
  await context.addInitScript(() => {
    document.addEventListener("securitypolicyviolation", (event) => {
      console.error(`policy: ${event.effectiveDirective} forbids ${event.blockedURI} ${event.sample}`);
    });
  });
  const page = await context.newPage();
  await page.goto(url);
  return { page, problems: () => found, close: () => context.close() };
}

/** The characters in which the page carries data, less those that HTML might take for its own. */
const DIGITS = Array.from({ length: 94 }, (_, place) => String.fromCharCode(33 + place)).filter((digit) => !"&<>".includes(digit));

/** Bytes as the page carries them, written anew from what `xtask/src/page.rs` says about them: with a large number. */
export function printable(bytes) {
  let text = "";
  for (let at = 0; at < bytes.length; at += 13) {
    // Thirteen bytes are eight times thirteen bits.
    let bits = [...bytes.slice(at, at + 13)].reduceRight((bits, byte) => (bits << 8n) | BigInt(byte), 0n);
    for (let left = 8 * Math.min(13, bytes.length - at); left > 0; left -= 13, bits >>= 13n) {
      const pair = Number(bits & 0x1fffn);
      text += DIGITS[pair % 91] + (left > 6 ? DIGITS[Math.floor(pair / 91)] : "");
    }
  }
  return text;
}
