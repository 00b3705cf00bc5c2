// The packed package in other people's builds: installed into an empty project, built with Vite, webpack and esbuild as
// they come, and run where the result belongs: in a browser, in Node, and while a server renders.
// The element in Vite is in examples.test.mjs.
// Not here: Next.js, whose 350 MB would be two thirds of what the tests install; next.mjs is for that, by hand. What is
// special about it, that a server gets addresses of files which only its pages can fetch, is tried with webpack below.
// And not here: what the package computes. Each build only has to give the report that Node gives without a bundler.

import assert from "node:assert/strict";
import { mkdir, readFile, writeFile } from "node:fs/promises";
import { createServer } from "node:http";
import { extname, join, resolve, sep } from "node:path";
import { after, before, test } from "node:test";
import * as esbuild from "esbuild";
import * as vite from "vite";
import webpack from "webpack";
import { init, loadPack } from "../../pkg/node.js";
import { launch, open, read } from "./harness.mjs";
import { installed, run } from "./stranger.mjs";

const TYPES = { ".html": "text/html", ".js": "text/javascript", ".mjs": "text/javascript", ".json": "application/json", ".wasm": "application/wasm" };
const PAGE = (script) => `<!doctype html><link rel="icon" href="data:,"><title>a page</title>${script}`;

/** What every build has to come to. */
let expected;
let project;
let remove;
let browser;

/** A program that assesses nothing but the name of a pack, from one entry; `tell` says where the result goes. */
const program = (entry, tell, how = "init()") => `
  import { init, loadPack } from "${entry}";
  import pack from "shipworthy/packs/ml-test-score.json";
  export const result = (async () => {
    await ${how};
    const loaded = loadPack(pack);
    const answers = { format: "shipworthy-answers/1", pack: { id: loaded.id, version: loaded.version } };
    return loaded.assess(answers).digest;
  })();
  ${tell}
`;
const ON_THE_PAGE = "result.then((digest) => { document.body.dataset.result = digest; }, (error) => { document.body.dataset.result = error.stack; });";
const IN_NODE = "result.then((digest) => console.log(digest));";

before(async () => {
  ({ project, remove } = await installed());
  await init();
  const pack = loadPack(await read("packs/ml-test-score/pack.json"));
  expected = pack.assess({ format: "shipworthy-answers/1", pack: { id: pack.id, version: pack.version } }).digest;
  browser = await launch();
});

after(async () => {
  await browser?.close();
  await remove?.();
});

/** The element, started; it tells which pack it shows. */
const ELEMENT = `
  import { ShipworthyAssessment } from "shipworthy/element";
  const element = new ShipworthyAssessment();
  element.addEventListener("shipworthy-ready", () => { document.body.dataset.result = element.report().pack.id; });
  element.addEventListener("shipworthy-error", ({ detail }) => { document.body.dataset.result = detail.message; });
  element.setAttribute("start", "now");
  document.body.append(element);
`;

/** A folder of the project with one source file. */
async function folder(name, source, html) {
  const path = join(project, name);
  await mkdir(path, { recursive: true });
  await writeFile(join(path, "main.js"), source);
  if (html) await writeFile(join(path, "index.html"), html);
  return path;
}

/** Serves a folder as any web server would, and opens its page. */
async function visited(root, headers = {}) {
  const server = createServer(async (request, response) => {
    const { pathname } = new URL(request.url, "http://localhost");
    const file = resolve(root, `.${pathname === "/" ? "/index.html" : pathname}`);
    const body = file.startsWith(root + sep) ? await readFile(file).catch(() => undefined) : undefined;
    if (body === undefined) return response.writeHead(404).end();
    response.writeHead(200, { "content-type": TYPES[extname(file)] ?? "application/octet-stream", ...headers }).end(body);
  });
  await new Promise((done) => server.listen(0, "127.0.0.1", done));
  const { port } = server.address();
  try {
    return await resultAt(`http://127.0.0.1:${port}/`);
  } finally {
    server.closeAllConnections();
    server.close();
  }
}

/** What a page comes to, and the paths it asked for; everything in the console is a failure. */
async function resultAt(url) {
  const asked = [];
  const { page, problems, close } = await open(browser, url, (address) => asked.push(new URL(address).pathname) > 0);
  await page.waitForFunction(() => document.body?.dataset.result);
  const result = await page.evaluate(() => document.body.dataset.result);
  assert.deepEqual(problems(), []);
  await close();
  return { result, asked };
}

const isWasm = (path) => path.endsWith(".wasm");

test("without a bundler: a module script and an import map", async () => {
  const entries = { shipworthy: "index", "shipworthy/assess": "assess", "shipworthy/inline": "inline" };
  const map = { imports: Object.fromEntries(Object.entries(entries).map(([entry, file]) => [entry, `./node_modules/shipworthy/${file}.js`])) };
  // Importing JSON is too new for some browsers, so the pack is fetched.
  const source = (entry) => program(entry, ON_THE_PAGE).replace(
    /import pack from .*;/,
    'const pack = await (await fetch("./node_modules/shipworthy/packs/ml-test-score.json")).text();',
  );
  for (const [entry, files] of [["shipworthy", ["headless"]], ["shipworthy/assess", ["assess"]], ["shipworthy/inline", []]]) {
    const script = `<script type="importmap">${JSON.stringify(map)}</script><script type="module">${source(entry)}</script>`;
    await writeFile(join(project, "index.html"), PAGE(script));
    const { result, asked } = await visited(project);
    assert.equal(result, expected, entry);
    assert.deepEqual(asked.filter(isWasm), files.map((name) => `/node_modules/shipworthy/dist/${name}.wasm`), entry);
  }
});

test("Vite, built for browsers", async () => {
  for (const [entry, files] of [["shipworthy", 1], ["shipworthy/inline", 0]]) {
    const root = await folder(`vite-${files}`, program(entry, ON_THE_PAGE), PAGE('<script type="module" src="./main.js"></script>'));
    await vite.build({ root, configFile: false, logLevel: "error" });
    const { result, asked } = await visited(join(root, "dist"));
    assert.equal(result, expected, entry);
    assert.equal(asked.filter(isWasm).length, files, `${entry}: ${asked}`);
  }
});

test("Vite, while developing", async () => {
  const root = await folder("vite-dev", program("shipworthy", ON_THE_PAGE), PAGE('<script type="module" src="/main.js"></script>'));
  const server = await vite.createServer({ root, configFile: false, logLevel: "error", server: { host: "127.0.0.1", port: 0 } });
  await server.listen();
  const { port } = server.httpServer.address();
  try {
    const { result } = await resultAt(`http://127.0.0.1:${port}/`);
    assert.equal(result, expected);
  } finally {
    await server.close();
  }
});

test("Vite, built for a server that renders", async () => {
  for (const entry of ["shipworthy", "shipworthy/inline"]) {
    // Frameworks bundle some packages for the server, and leave others to Node.
    for (const noExternal of [[], true]) {
      const source = `import "shipworthy/element";${program(entry, IN_NODE)}`;
      const root = await folder(`vite-ssr-${entry.length}-${noExternal === true}`, source);
      await vite.build({ root, configFile: false, logLevel: "error", build: { ssr: "main.js" }, ssr: { noExternal } });
      assert.equal((await run(process.execPath, ["dist/main.js"], root)).stdout.trim(), expected, `${entry} ${noExternal}`);
    }
  }
});

/** Builds with webpack, and fails on whatever it complains of. */
async function packed(context, options) {
  const compiler = webpack({ mode: "production", context, entry: "./main.js", output: { path: join(context, "dist"), filename: "main.js" }, performance: false, ...options });
  const stats = await new Promise((done, failed) => compiler.run((error, stats) => (error ? failed(error) : done(stats))));
  await new Promise((done) => compiler.close(done));
  const { errors, warnings } = stats.toJson({ all: false, errors: true, warnings: true });
  assert.deepEqual([...errors, ...warnings].map(({ message }) => message), []);
}

test("webpack, built for browsers", async () => {
  for (const [entry, files] of [["shipworthy", 1], ["shipworthy/inline", 0]]) {
    const root = await folder(`webpack-${files}`, program(entry, ON_THE_PAGE));
    await packed(root, {});
    await writeFile(join(root, "dist/index.html"), PAGE('<body><script src="./main.js"></script>'));
    const { result, asked } = await visited(join(root, "dist"));
    assert.equal(result, expected, entry);
    assert.equal(asked.filter(isWasm).length, files, `${entry}: ${asked}`);
  }
});

test("webpack, with the element", async () => {
  const root = await folder("webpack-element", ELEMENT);
  await packed(root, {});
  await writeFile(join(root, "dist/index.html"), PAGE('<body><script src="./main.js"></script>'));
  const { result, asked } = await visited(join(root, "dist"));
  assert.equal(result, "poc-to-production");
  // The application, and its later part.
  assert.equal(asked.filter(isWasm).length, 2, `${asked}`);
});

test("webpack, built for Node", async () => {
  for (const entry of ["shipworthy", "shipworthy/inline"]) {
    // As Next.js does it: what lies beside a module gets an address of the site, which Node cannot open.
    // The element has such files; with "auto" webpack then looks for a document, which is not its usual way in Node.
    for (const [publicPath, element] of [["auto", ""], ["", 'import "shipworthy/element";'], ["/_next/", 'import "shipworthy/element";']]) {
      const source = `${element}${program(entry, IN_NODE)}`;
      const root = await folder(`webpack-node-${entry.length}-${publicPath.length}`, source);
      await packed(root, { target: "node", output: { path: join(root, "dist"), filename: "main.cjs", publicPath } });
      assert.equal((await run(process.execPath, ["dist/main.cjs"], root)).stdout.trim(), expected, `${entry} ${publicPath}`);
    }
  }
});

test("esbuild, which delivers no assets by itself", async () => {
  const build = (root, options) =>
    esbuild.build({ absWorkingDir: root, entryPoints: ["main.js"], bundle: true, minify: true, outdir: "dist", logLevel: "error", ...options });
  // One script and nothing beside it.
  const single = await folder("esbuild-inline", program("shipworthy/inline", ON_THE_PAGE));
  const { warnings } = await build(single, { format: "iife" });
  assert.deepEqual(warnings, []);
  await writeFile(join(single, "dist/index.html"), PAGE('<body><script src="./main.js"></script>'));
  const inlined = await visited(join(single, "dist"), {
    "content-security-policy": "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; img-src data:",
  });
  assert.deepEqual([inlined.result, inlined.asked], [expected, ["/main.js"]]);
  // The file itself, where esbuild is told to copy it.
  const source = `import wasm from "shipworthy/headless.wasm";${program("shipworthy", ON_THE_PAGE, "init(new URL(wasm, location.href))")}`;
  const beside = await folder("esbuild-file", source);
  await build(beside, { format: "esm", loader: { ".wasm": "file" } });
  await writeFile(join(beside, "dist/index.html"), PAGE('<script type="module" src="./main.js"></script>'));
  const { result, asked } = await visited(join(beside, "dist"));
  assert.deepEqual([result, asked.filter(isWasm).length], [expected, 1]);
  // For Node, as one file.
  for (const entry of ["shipworthy", "shipworthy/inline"]) {
    const server = await folder(`esbuild-node-${entry.length}`, program(entry, IN_NODE));
    await build(server, { format: "esm", platform: "node" });
    assert.equal((await run(process.execPath, ["dist/main.js"], server)).stdout.trim(), expected, entry);
  }
});

test("a server can import what only its pages use", async () => {
  // The browser's entry, where there is no window, no document and nothing to fetch from.
  const script = `
    const before = Object.keys(globalThis).length;
    for (const entry of ["index.js", "inline.js", "node.js"]) {
      const { version } = await import("./node_modules/shipworthy/" + entry);
      try { version(); } catch (error) { console.log(entry, typeof document, error.code); }
    }
    const kinds = await Promise.all(["", "/react", "/svelte", "/vue"].map((kind) => import("shipworthy/element" + kind)));
    console.log("element", typeof customElements, new Set(kinds.map((kind) => kind.ShipworthyAssessment)).size);
    console.log(Object.keys(globalThis).length - before);
  `;
  const { stdout } = await run(process.execPath, ["--input-type=module", "--eval", script], project);
  assert.deepEqual(stdout.trim().split("\n"), [
    ...["index.js", "inline.js", "node.js"].map((entry) => `${entry} undefined not_initialised`),
    "element undefined 1",
    "0",
  ]);
});
