// The page as a visitor gets it: opened from a disk, and from a server.

import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { createServer } from "node:http";
import { after, before, test } from "node:test";
import { launch, offlinePage, open, read, serve } from "./harness.mjs";

let browser;
let server;

before(async () => {
  browser = await launch();
  server = await serve();
});

after(async () => {
  await browser?.close();
  server?.close();
});

const WAYS = { "from a disk": () => offlinePage, "from a server": () => `${server.origin}/` };

for (const [way, url] of Object.entries(WAYS)) {
  test(`the application starts ${way}, and asks for nothing`, async () => {
    const { page, problems, close } = await open(browser, url());
    // The application takes the place of the shell's "Loading…".
    await page.locator("#status").waitFor({ state: "detached" });
    assert.notEqual(await page.locator("#app").innerText(), "");
    assert.deepEqual(problems(), []);
    await close();
  });
}

test("the guard sees what it is there for", async () => {
  const { page, problems, close } = await open(browser, offlinePage);
  await page.evaluate(async () => {
    console.warn("a warning");
    setTimeout(() => {
      throw new Error("an error");
    });
    document.body.setAttribute("style", "color: red");
    await fetch("https://example.invalid/").catch(() => {});
    await new Promise((done) => setTimeout(done, 50));
  });
  const seen = problems().join("\n");
  for (const sign of ["a warning", "an error", "style-src", "connect-src"]) assert.match(seen, new RegExp(sign));
  await close();

  const blank = await serve({ "/blank": "<!doctype html><title>blank</title>" });
  const guarded = await open(browser, `${blank.origin}/blank`);
  await guarded.page.evaluate(() => fetch("/pkg/package.json").catch(() => {}));
  assert.match(guarded.problems().join("\n"), /request: GET .*package\.json/);
  await guarded.close();
  blank.close();
});

test("a browser that lacks something gets a sentence", async () => {
  for (const lacking of ["WebAssembly", "DecompressionStream"]) {
    const context = await browser.newContext();
    await context.addInitScript((name) => delete globalThis[name], lacking);
    const page = await context.newPage();
    await page.goto(offlinePage);
    assert.match(await page.locator("#status").innerText(), /cannot run Shipworthy/);
    await context.close();
  }
  const context = await browser.newContext({ javaScriptEnabled: false });
  const page = await context.newPage();
  await page.goto(offlinePage);
  assert.match(await page.locator("main").innerText(), /JavaScript is switched off/);
  await context.close();
});

test("a page that was cut short can be answered, and says what it lacks", async () => {
  const html = await read("index.html");
  const at = html.indexOf('<script type="application/gzip" id="app-later">');
  const order = ['id="app-wasm"', "<script>", 'id="pack-', 'id="app-later"'].map((part) => html.indexOf(part));
  assert.deepEqual(order, order.toSorted((a, b) => a - b), "what is needed first stands first");
  const places = [html.indexOf('id="style"') + 100, html.indexOf('id="pack-') - 30, html.indexOf('id="pack-ml'), html.indexOf('id="style-later"')];
  for (const end of places) {
    const cut = await serve({ "/cut": html.slice(0, end) });
    const context = await browser.newContext();
    const page = await context.newPage();
    await page.goto(`${cut.origin}/cut`);
    await page.getByText("Shipworthy could not start: the page did not arrive whole. Reload the page").waitFor();
    await context.close();
    cut.close();
  }
  for (const end of [at, at + 1_000]) {
    const cut = await serve({ "/cut": html.slice(0, end) });
    const context = await browser.newContext();
    const page = await context.newPage();
    await page.goto(`${cut.origin}/cut`);
    const steps = page.getByRole("navigation", { name: "Steps" });
    await steps.getByRole("button", { name: "Questions" }).click();
    await page.locator(".way").last().click();
    await page.locator("article.card input").first().check();
    await steps.getByRole("button", { name: "Report" }).click();
    await page.getByRole("heading", { name: "This part of the page could not be loaded" }).waitFor();
    await page.getByRole("alert").filter({ hasText: "load the page again" }).waitFor();
    const saved = page.waitForEvent("download");
    await page.getByRole("button", { name: "Save answers to a file" }).click();
    assert.match(await readFile(await (await saved).path(), "utf8"), /"level": 0/);
    await context.close();
    cut.close();
  }
});

test("a page whose connection hangs says so, and takes what comes after all", async () => {
  const html = await read("index.html");
  const [begun, later] = [html.indexOf('id="pack-'), html.indexOf('<script type="application/gzip" id="app-later">')];
  for (const end of [begun, later]) {
    let goOn;
    const hanging = createServer((_, response) => {
      response.writeHead(200, { "content-type": "text/html" }).write(html.slice(0, end));
      goOn = () => response.end(html.slice(end));
    });
    await new Promise((done) => hanging.listen(0, "127.0.0.1", done));
    const context = await browser.newContext();
    const page = await context.newPage();
    await page.clock.install();
    await page.goto(`http://127.0.0.1:${hanging.address().port}/`, { waitUntil: "commit" });
    if (end === later) {
      await page.getByRole("navigation", { name: "Steps" }).getByRole("button", { name: "Report" }).click();
      await page.getByRole("heading", { name: "One moment" }).waitFor();
    } else {
      await page.locator("#status").waitFor();
    }
    await page.clock.fastForward(31_000);
    await page.getByText(end === later ? "load the page again" : "If nothing changes, reload the page.").waitFor();
    goOn();
    if (end === later) await page.locator("article.report").waitFor();
    else await page.getByRole("heading", { name: "fit to ship?" }).waitFor();
    await page.clock.fastForward(31_000);
    assert.equal(await page.getByText(/load the page/).count(), 0);
    await context.close();
    hanging.closeAllConnections();
    hanging.close();
  }
});

test("a page that trapped says so, and is left alone", async () => {
  const context = await browser.newContext();
  // Its memory is overwritten, as a fault might.
  await context.addInitScript(() => {
    const instantiate = WebAssembly.instantiate;
    WebAssembly.instantiate = async (...given) => {
      const made = await instantiate.apply(WebAssembly, given);
      // The later part has none of its own.
      globalThis.modules = (globalThis.modules ?? 0) + 1;
      globalThis.damage ??= () => new Uint8Array(made.instance.exports.memory.buffer).fill(0xff);
      return made;
    };
  });
  const page = await context.newPage();
  await page.goto(offlinePage);
  const start = page.locator("main button").first();
  await start.waitFor();
  // It must be the click that traps, and not what comes of the later part.
  await page.waitForFunction(() => globalThis.modules === 2);
  await page.evaluate(() => new Promise((done) => setTimeout(done)));
  await page.evaluate(() => damage());
  await start.click();
  const alert = page.getByRole("alert").filter({ hasText: "it has stopped" });
  await alert.waitFor();
  assert.match(await alert.innerText(), /Please report this text: .+ [\da-f]+:wasm-function\[\d+\]/);
  // What was there can be read and copied, but not used.
  assert.equal(await page.locator("main :is(button, input:not([type=text])):enabled").count(), 0);
  assert.equal(await page.locator("main [type=text]:not([readonly])").count(), 0);
  const copied = await page.evaluate(() => {
    getSelection().selectAllChildren(document.querySelector("main"));
    return getSelection().toString();
  });
  assert.match(copied, /fit to ship/);
  assert.equal(await page.locator("[inert]").count(), 0);
  await context.close();
});

test("a full stack stops the page like any other trap, and errors of others do not", async () => {
  const context = await browser.newContext();
  const page = await context.newPage();
  await page.goto(offlinePage);
  await page.locator("main button").first().waitFor();
  const alert = page.getByRole("alert").filter({ hasText: "it has stopped" });
  const fail = (error, stack) =>
    page.evaluate(([name, stack]) => {
      const error = Object.assign(new globalThis[name]("too much"), stack && { stack });
      dispatchEvent(new ErrorEvent("error", { error }));
    }, [error, stack]);
  await fail("RangeError");
  await page.evaluate(() => dispatchEvent(new ErrorEvent("error", { error: null })));
  assert.equal(await alert.count(), 0);
  await fail("RangeError", "RangeError: too much\n at wasm://wasm/00b1:wasm-function[12]:0x1234");
  assert.match(await alert.innerText(), /too much 00b1:wasm-function\[12\]/);
  await context.close();
});

test("the page refers to nothing outside itself", async () => {
  const html = await read("index.html");
  // Data blocks are no markup and cannot refer; the script is judged by the guard while it runs.
  const markup = html.replace(/<(script|style)\b[^>]*>[\s\S]*?<\/\1>/g, "");
  const references = [...markup.matchAll(/\b(?:src|href|action|srcset|poster)\s*=\s*"([^"]*)"/g)].map((match) => match[1]);
  assert.deepEqual(references.filter((address) => !/^(data:|#)/.test(address)), []);
  const style = html.match(/<style>([\s\S]*?)<\/style>/)[1];
  assert.doesNotMatch(style, /@import|url\((?!["']?data:)/);
});
