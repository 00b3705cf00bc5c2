// The examples for React, Vue and Svelte, as somebody would use them who copies a folder: with the packed package, built
// by the example's own script, and visited. And while developing, where Vite treats packages in another way.
// The tools and frameworks are those of this checkout, in the versions that the examples name; nothing is downloaded.

import assert from "node:assert/strict";
import { cp, mkdir, readdir, symlink } from "node:fs/promises";
import { delimiter, dirname, join } from "node:path";
import { after, before, describe, test } from "node:test";
import * as vite from "vite";
import { launch, open, read, root } from "./harness.mjs";
import { installed, npm, run } from "./stranger.mjs";

const names = (await readdir(`${root}/examples`)).filter((name) => !name.includes("."));
const ours = JSON.parse(await read("package.json")).devDependencies;

let project;
let remove;
let browser;

before(async () => {
  ({ project, remove } = await installed());
  browser = await launch();
});

after(async () => {
  await browser?.close();
  await remove?.();
});

/** A copy of an example, with all that it depends on. */
async function copied(name) {
  const folder = join(project, name);
  // Without what trying it has left behind.
  const filter = (path) => !/[\\/](node_modules|dist)$/.test(path);
  await cp(`${root}/examples/${name}`, folder, { recursive: true, filter });
  const { dependencies, devDependencies } = JSON.parse(await read(`examples/${name}/package.json`));
  for (const [name, version] of Object.entries({ ...dependencies, ...devDependencies })) {
    const there = join(folder, "node_modules", name);
    await mkdir(dirname(there), { recursive: true });
    if (name === "shipworthy") {
      // Not a link: tools treat what is linked as sources, and what is installed as a package.
      await cp(join(project, "node_modules", name), there, { recursive: true });
      continue;
    }
    assert.equal(version, ours[name], `${name} has the version that is tested`);
    await symlink(join(root, "node_modules", name), there, "junction");
  }
  return folder;
}

/** What a visitor does with each of them. */
async function visited(address) {
  const asked = [];
  const isOwn = (url) => url.startsWith(address) && asked.push(new URL(url).pathname) > 0;
  const { page, problems, close } = await open(browser, address, isOwn);
  page.setDefaultTimeout(15_000);
  const shows = (text) => page.getByText(text, { exact: true }).waitFor();
  await shows("Last time: kill to rescope");
  assert.equal(await page.locator("#now").innerText(), "Now:");
  // The words of an attribute, and no application before it is wanted.
  assert.ok(!asked.some((path) => /app.*\.wasm/.test(path)));
  await page.getByRole("button", { name: "Start", exact: true }).click();
  // A verdict is told when it changes.
  for (const place of [".begin .primary", ".primary", ".way"]) await page.locator(place).first().press("Enter");
  await page.locator(".levels").waitFor();
  await page.keyboard.press("1");
  await shows("Now: kill to rescope");
  const given = await page.locator("shipworthy-assessment").evaluate((element) => element.answers);
  assert.deepEqual(Object.keys(given.answers).length, 1);
  assert.equal(given.title, undefined);

  await page.getByRole("button", { name: "Start from last time’s answers" }).click();
  await page.waitForFunction(() => document.querySelector("shipworthy-assessment").answers.title === "Churn, first attempt");
  assert.deepEqual(problems(), []);
  await close();
  return asked;
}

for (const name of names) {
  describe(name, () => {
    let folder;
    before(async () => {
      folder = await copied(name);
    });

    test("built", async () => {
      const path = [join(root, "node_modules/.bin"), process.env.PATH].join(delimiter);
      await run(npm, ["run", "build"], folder, { env: { ...process.env, PATH: path } }).catch(({ stdout, stderr }) => {
        assert.fail(stdout + stderr);
      });
      const server = await vite.preview({ root: folder, configFile: false, logLevel: "error", preview: { host: "127.0.0.1", port: 0 } });
      const { port } = server.httpServer.address();
      const asked = await visited(`http://127.0.0.1:${port}/`).finally(() => server.close());
      // The engine, and the application in its two parts, each once; and one pack for both.
      assert.equal(asked.filter((path) => path.endsWith(".wasm")).length, 3, asked.join(" "));
      assert.equal(new Set(asked.filter((path) => path.endsWith(".json"))).size, 1, asked.join(" "));
    });

    test("while developing", async () => {
      const server = await vite.createServer({ root: folder, logLevel: "error", server: { host: "127.0.0.1", port: 0 } });
      await server.listen();
      const { port } = server.httpServer.address();
      await visited(`http://127.0.0.1:${port}/`).finally(() => server.close());
    });
  });
}
