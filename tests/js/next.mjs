// The packed package in a project of Next.js: built, served and opened in a browser. Run it by hand before a release,
// `node tests/js/next.mjs`: it installs some 350 MB from the registry, which is too much for every run of the tests.
//
// A page that is rendered on the server assesses there; a component for the browser assesses once more and shows the
// element. All three have to agree.

import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { mkdir, writeFile } from "node:fs/promises";
import { createServer } from "node:net";
import { join } from "node:path";
import { launch, open } from "./harness.mjs";
import { installed, npm, npx, run } from "./stranger.mjs";

const assessment = `
  await init();
  const pack = loadPack(source);
  const digest = pack.assess({ format: "shipworthy-answers/1", pack: { id: pack.id, version: pack.version } }).digest;
`;

const files = {
  "app/layout.jsx": `export default ({ children }) => <html lang="en"><head><link rel="icon" href="data:," /></head><body>{children}</body></html>;`,
  "app/page.jsx": `
    import { init, loadPack } from "shipworthy";
    import source from "shipworthy/packs/poc-to-production.json";
    import Assessment from "./assessment";
    export const dynamic = "force-dynamic";
    export default async function Page() {
      ${assessment}
      return <><p id="server">{digest}</p><Assessment /></>;
    }`,
  "app/assessment.jsx": `
    "use client";
    import { init, loadPack } from "shipworthy";
    import source from "shipworthy/packs/poc-to-production.json";
    import "shipworthy/element";
    import { useEffect, useRef, useState } from "react";
    export default function Assessment() {
      const element = useRef(null);
      const [found, setFound] = useState({});
      useEffect(() => {
        (async () => { ${assessment} setFound((found) => ({ ...found, browser: digest })); })();
        const listen = () => setFound((found) => ({ ...found, element: element.current.report().digest }));
        element.current.addEventListener("shipworthy-ready", listen);
        element.current.begin();
      }, []);
      return <>
        <shipworthy-assessment ref={element}><p>Is it fit to ship?</p></shipworthy-assessment>
        <p id="browser">{found.browser}</p><p id="element">{found.element}</p>
      </>;
    }`,
};

const freePort = () =>
  new Promise((done) => {
    const server = createServer().listen(0, "127.0.0.1", () => {
      const { port } = server.address();
      server.close(() => done(port));
    });
  });

const { project, remove } = await installed();
let server;
let browser;
try {
  await run(npm, ["install", "--no-audit", "--no-fund", "--loglevel=error", "next", "react", "react-dom"], project);
  await mkdir(join(project, "app"));
  for (const [path, text] of Object.entries(files)) await writeFile(join(project, path), text);
  const env = { ...process.env, NEXT_TELEMETRY_DISABLED: "1" };
  for (const bundler of ["--turbopack", "--webpack"]) {
    await run(npx, ["next", "build", bundler], project, { env });
    const port = await freePort();
    server = spawn(process.execPath, ["node_modules/next/dist/bin/next", "start", "--hostname", "127.0.0.1", "--port", String(port)], { cwd: project, env, stdio: ["ignore", "pipe", "inherit"] });
    await new Promise((done) => server.stdout.on("data", (text) => /Ready/.test(text) && done()));
    browser ??= await launch();
    const { page, problems, close } = await open(browser, `http://127.0.0.1:${port}/`, () => true);
    const [onServer, inBrowser, inElement] = await Promise.all(
      ["server", "browser", "element"].map(async (id) => {
        await page.waitForFunction((id) => document.getElementById(id)?.textContent, id);
        return page.locator(`#${id}`).innerText();
      }),
    );
    assert.match(onServer, /^sha256:/);
    assert.equal(inBrowser, onServer);
    assert.equal(inElement, onServer);
    assert.deepEqual(problems(), []);
    await close();
    const gone = new Promise((done) => server.once("exit", done));
    server.kill();
    await gone;
    console.log(`${(await run(npx, ["next", "--version"], project)).stdout.trim()}, ${bundler}: server, browser and element agree on ${onServer}`);
  }
} finally {
  server?.kill();
  await browser?.close();
  await remove();
}
