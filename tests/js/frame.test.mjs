// The page in a frame of somebody else's page, as the README and the demonstration frame it: its height is the host's
// to decide, both ways, and it works without storage.
// Not here: the assessment itself, which is the same in a frame; and that the README's own snippet does this
// (readme.test.mjs).

import assert from "node:assert/strict";
import { resolve } from "node:path";
import { after, before, test } from "node:test";
import { launch, open, read, root, serve } from "./harness.mjs";

const [SANDBOX] = (await read("www/demo.html")).match(/sandbox="[^"]*"/);
const page = (frame) => `<!doctype html><html lang="en"><title>a host page</title><link rel="icon" href="data:,">
  <style>iframe { width: 900px; height: 700px; border: 0 }</style>${frame}<p style="height: 2000px">more of the page</p>`;

let browser;
let server;

before(async () => {
  browser = await launch();
  server = await serve({
    "/host": page(`<iframe src="/index.html" title="framed" ${SANDBOX}></iframe>`),
    "/open": page('<iframe src="/index.html" title="framed"></iframe>'),
  });
});

after(async () => {
  await browser?.close();
  server?.close();
});

/** Visits a host page; `inside` is the framed page, when it has started. */
async function visit(path, use) {
  const { page, problems, close } = await open(browser, server.origin + path, (url) => url === `${server.origin}/index.html`);
  page.setDefaultTimeout(10_000);
  const element = await page.locator("iframe").elementHandle();
  const inside = await element.contentFrame();
  await inside.locator("[data-focus=heading]").waitFor();
  await use({ page, inside, frame: page.locator("iframe") });
  assert.deepEqual(problems(), []);
  await close();
}

/** Sets the frame's height as a host's style sheet would. */
const resize = async (frame, inside, height) => {
  await frame.evaluate((frame, height) => frame.style.setProperty("height", `${height}px`), height);
  await inside.waitForFunction((height) => innerHeight === height, height);
};
const contentHeight = (inside) => inside.evaluate(() => document.getElementById("app").getBoundingClientRect().height);
const showReport = async (inside) => {
  await inside.locator("input[type=file]").setInputFiles(resolve(root, "packs/poc-to-production/examples/churn-as-it-failed.json"));
  await inside.locator(".verdict").waitFor();
};

test("it scrolls inside, and its height follows the host's style sheet both ways", async () => {
  await visit("/host", async ({ page, inside, frame }) => {
    await showReport(inside);
    const scrolls = () => inside.evaluate(() => [document.documentElement.scrollHeight, innerHeight, innerWidth]);
    const natural = Math.round(await contentHeight(inside));
    assert.ok(natural > 1500);
    for (const height of [700, 1300, 300, 700]) {
      await resize(frame, inside, height);
      assert.deepEqual(await scrolls(), [natural, height, 900], `in ${height} pixels`);
    }
    const box = await frame.boundingBox();
    await page.mouse.move(box.x + 450, box.y + 300);
    await page.mouse.wheel(0, 400);
    await inside.waitForFunction(() => scrollY === 400);
    assert.equal(await page.evaluate(() => scrollY), 0);
  });
});

test("in a high frame nothing is as high as the frame, and all of it has the page's colour", async () => {
  await visit("/host", async ({ page, inside, frame }) => {
    await resize(frame, inside, 600);
    const natural = await contentHeight(inside);
    await page.setViewportSize({ width: 1000, height: 2500 });
    await resize(frame, inside, 2400);
    assert.equal(await contentHeight(inside), natural);
    assert.ok(natural < 2400);
    // What paints the rest makes nothing to scroll to.
    assert.equal(await inside.evaluate(() => document.documentElement.scrollHeight), 2400);
    const ground = await inside.evaluate(() => getComputedStyle(document.querySelector(".shipworthy")).backgroundColor);
    const colour = async () => {
      const shot = await page.screenshot({ clip: { x: 20, y: 2300, width: 1, height: 1 } });
      return page.evaluate(async (png) => {
        const bitmap = await createImageBitmap(await (await fetch(`data:image/png;base64,${png}`)).blob());
        const context = new OffscreenCanvas(1, 1).getContext("2d");
        context.drawImage(bitmap, 0, 0);
        return `rgb(${[...context.getImageData(0, 0, 1, 1).data].slice(0, 3).join(", ")})`;
      }, shot.toString("base64"));
    };
    // A slow machine paints what a larger frame shows after it has shown it.
    for (let shots = 0; shots < 50 && (await colour()) !== ground; shots++) await page.waitForTimeout(100);
    assert.equal(await colour(), ground);
  });
});

test("a host that gives the frame the height of its content gets one that shrinks again", async () => {
  await visit("/open", async ({ inside, frame }) => {
    const fit = async () => {
      const height = Math.ceil(await contentHeight(inside));
      await resize(frame, inside, height);
      // A second time changes nothing: it does not grow by being measured.
      assert.equal(Math.ceil(await contentHeight(inside)), height);
      return height;
    };
    const start = await fit();
    await showReport(inside);
    const report = await fit();
    assert.ok(report > start + 500, `${start} ${report}`);
    await inside.getByRole("navigation", { name: "Steps" }).getByRole("button", { name: "Start" }).click();
    await inside.locator(".verdict").waitFor({ state: "detached" });
    const again = await fit();
    assert.ok(again < report - 500, `${again} ${report}`);
  });
});

test("in a sandbox without an origin it works, and says that it cannot keep answers", async () => {
  await visit("/host", async ({ page, inside }) => {
    assert.equal(await inside.evaluate(() => origin), "null");
    for (const place of [".begin .primary", ".primary", ".way"]) await inside.locator(place).first().press("Enter");
    await inside.locator(".levels").waitFor();
    await inside.getByRole("checkbox", { name: "Keep my answers on this device" }).click();
    await inside.getByText("This browser does not let the page keep anything").waitFor();
    assert.equal(await inside.getByRole("checkbox", { name: "Keep my answers on this device" }).isChecked(), false);
    await inside.locator(".levels input").first().check();
    // Files can be saved there.
    const [download] = await Promise.all([
      page.waitForEvent("download"),
      inside.getByRole("button", { name: "Save answers to a file" }).first().click(),
    ]);
    assert.match(download.suggestedFilename(), /\.answers\.json$/);
  });
});
