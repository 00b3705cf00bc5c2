// What is served and weighed: our page and package as they are delivered, and pages of the same questions made with
// others' libraries, bundled as their users would. Nothing is measured here.

import { readFileSync } from "node:fs";
import { createServer } from "node:http";
import { createRequire } from "node:module";
import { resolve } from "node:path";
import { build } from "esbuild";
import { brotli, root } from "./common.mjs";
import { pack } from "./workload.mjs";

const { resolve: locate } = createRequire(import.meta.url);
const ours = (path) => readFileSync(resolve(root, path));
const theirs = (path) => readFileSync(locate(path));

/** One small script out of an entry, for browsers. */
async function bundle(contents) {
  const { outputFiles } = await build({
    stdin: { contents, resolveDir: resolve(root, "bench") },
    bundle: true,
    minify: true,
    format: "esm",
    target: "es2022",
    write: false,
    define: { "process.env.NODE_ENV": '"production"' },
    // One peer asks for parts of Node only where it runs there.
    external: ["node:*", "fs", "path"],
    legalComments: "none",
    logLevel: "error",
  });
  return Buffer.from(outputFiles[0].contents);
}

/** The questions with their levels, and what our page offers beside them. */
const questions = pack.questions.map(({ id, text, levels }) => ({ id, text, levels: [...levels, "Nobody here knows"] }));

const surveyJson = {
  questionsOnPageMode: "questionPerPage",
  showProgressBar: true,
  elements: questions.map(({ id, text, levels }) => ({
    type: "radiogroup",
    name: id,
    title: text,
    choices: levels.map((text, value) => ({ value, text })),
  })),
};

const surveyEntry = `
  import { Model } from "survey-core";
  import { Survey } from "survey-react-ui";
  import { createElement } from "react";
  import { createRoot } from "react-dom/client";
  const model = new Model(${JSON.stringify(surveyJson)});
  model.onValueChanged.add(() => { globalThis.noticed = true; });
  createRoot(document.getElementById("app")).render(createElement(Survey, { model }));
`;

// A form and nothing more, as somebody in a hurry would write it: no verdict, no report, hardly a style.
const preactEntry = `
  import { h, render } from "preact";
  import { useState } from "preact/hooks";
  const questions = ${JSON.stringify(questions)};
  function Form() {
    const [at, go] = useState(0);
    const [answers, answer] = useState({});
    const { id, text, levels } = questions[at];
    const give = (level) => { answer({ ...answers, [id]: level }); globalThis.noticed = true; };
    return h("main", null,
      h("progress", { max: questions.length, value: Object.keys(answers).length }),
      h("fieldset", null, h("legend", null, text), levels.map((level, place) => h("label", { key: id + place },
        h("input", { type: "radio", name: id, checked: answers[id] === place, onChange: () => give(place) }), level))),
      h("button", { disabled: at === 0, onClick: () => go(at - 1) }, "Back"),
      h("button", { disabled: at === questions.length - 1, onClick: () => go(at + 1) }, "Next"));
  }
  render(h(Form), document.getElementById("app"));
`;

const html = (body, head = "") =>
  Buffer.from(
    `<!doctype html><html lang="en"><meta charset="utf-8"><title>Questions</title>` +
      `<meta name="viewport" content="width=device-width"><link rel="icon" href="data:,">${head}${body}</html>`,
  );

/** Everything by path. */
export async function makePages() {
  const files = new Map();
  const application = '<div id="app"></div><script type="module" src="app.js"></script>';
  files.set("/ours/", ours("index.html"));
  files.set("/survey/", html(application, '<link rel="stylesheet" href="app.css">'));
  files.set("/survey/app.js", await bundle(surveyEntry));
  // The style sheet that loads no fonts from elsewhere, which is also the lighter one.
  files.set("/survey/app.css", theirs("survey-core/survey-core.fontless.min.css"));
  files.set("/preact/", html(application));
  files.set("/preact/app.js", await bundle(preactEntry));
  files.set(
    "/element/",
    html(
      "<shipworthy-assessment><p>Is your AI proof of concept fit to ship?</p></shipworthy-assessment>",
      '<script type="module" src="/pkg/dist/element.js"></script>',
    ),
  );
  for (const path of [
    "index.js", "engine.js", "api.js", "dist/headless.js", "dist/headless.wasm", "dist/element.js", "dist/app.js", "dist/app.wasm", "dist/app-later.wasm",
    "packs/poc-to-production.json",
  ]) {
    files.set(`/pkg/${path}`, ours(`pkg/${path}`));
  }
  for (const path of ["ours.mjs", "time.mjs"]) files.set(`/bench/${path}`, ours(`bench/${path}`));
  return files;
}

/** What is weighed: name to files that travel separately, of ours and of theirs. Questions and rules are not in it. */
export async function weighed() {
  const script = (specifier) => bundle(`export * from ${JSON.stringify(specifier)};`);
  const one = (names, specifier) => bundle(`import { ${names} } from "${specifier}"; globalThis.kept = [${names}];`);
  const zen = "@gorules/zen-engine-wasm/dist/zen_engine_wasm";
  const cedar = ["web/cedar_wasm.js", "web/cedar_wasm_bg.wasm"].map((path) =>
    ours(`bench/node_modules/@cedar-policy/cedar-wasm/${path}`),
  );
  const survey = surveyEntry.replace(JSON.stringify(surveyJson), "{}");
  return {
    engines: {
      "Shipworthy, headless": ["index.js", "engine.js", "api.js", "dist/headless.js", "dist/headless.wasm"].map((path) => ours(`pkg/${path}`)),
      "Shipworthy, as far as the report": ["assess.js", "api.js", "dist/assess.js", "dist/assess.wasm"].map((path) => ours(`pkg/${path}`)),
      "json-logic-js": [await bundle('import logic from "json-logic-js"; globalThis.kept = logic;')],
      "json-logic-engine": [await one("LogicEngine", "json-logic-engine")],
      "json-rules-engine": [await one("Engine", "json-rules-engine")],
      "survey-core": [await one("Model", "survey-core")],
      "zen-engine-wasm, expressions only": [await script(`${zen}.js`), theirs(`${zen}_bg.wasm`)],
      "cedar-wasm": cedar,
    },
    applications: {
      "Shipworthy, the element with all it loads": ["dist/element.js", "dist/app.js", "dist/app.wasm", "dist/app-later.wasm"].map((path) => ours(`pkg/${path}`)),
      "Shipworthy, index.html with two packs": [ours("index.html")],
      "SurveyJS for React, with react-dom and styles": [await bundle(survey), theirs("survey-core/survey-core.fontless.min.css")],
      "preact, a bare form": [await bundle(preactEntry.replace(JSON.stringify(questions), "[]"))],
    },
  };
}

const TYPES = { css: "text/css", js: "text/javascript", json: "application/json", mjs: "text/javascript", wasm: "application/wasm" };

/** Serves the files as a good host would: compressed beforehand, and never from a cache. */
export async function serve(files) {
  const packed = new Map([...files].map(([path, body]) => [path, brotli(body)]));
  const server = createServer((request, response) => {
    const { pathname } = new URL(request.url, "http://localhost");
    const body = packed.get(pathname);
    const type = TYPES[pathname.split(".").at(-1)] ?? "text/html; charset=utf-8";
    if (!body) return response.writeHead(404).end();
    const headers = { "content-type": type, "content-encoding": "br", "content-length": body.length, "cache-control": "no-store" };
    response.writeHead(200, headers).end(body);
  });
  await new Promise((done) => server.listen(0, "127.0.0.1", done));
  return {
    origin: `http://127.0.0.1:${server.address().port}`,
    close() {
      server.closeAllConnections();
      server.close();
    },
  };
}
