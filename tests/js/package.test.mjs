// The package as a stranger gets it: packed, installed into an empty project, imported by name, type-checked.

import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { mkdir, readFile, readdir, symlink, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { checkPackage, createPackageFromTarballData } from "@arethetypeswrong/core";
import { publint } from "publint";
import { unpacked } from "../../pkg/unpack.js";
import { read, root } from "./harness.mjs";
import { installed, run, tool } from "./stranger.mjs";

const tsc = tool("tsc");

let project;
let packed;
let remove;

before(async () => {
  ({ project, packed, remove } = await installed());
});

after(() => remove?.());

test("the package holds what it promises, and nothing else", async () => {
  const packs = (await readdir(`${root}/pkg/packs`)).map((name) => `packs/${name}`);
  const schemas = ["answers", "pack", "plan", "plan-options", "report"].map((name) => `schemas/${name}.schema.json`);
  const built = ["app.js", "app.wasm", "app-later.wasm", "assess.js", "assess.wasm", "element.js", "headless.js", "headless-inline.js", "headless.wasm"].map((name) => `dist/${name}`);
  const written = ["README.md", "api.js", "assess.d.ts", "assess.js", "cli.js", "engine.js", "element.d.ts", "element-react.d.ts", "element-svelte.d.ts", "element-vue.d.ts", "index.d.ts", "index.js", "inline.js", "node.js", "package.json", "unpack.js"];
  const licences = ["LICENSE-APACHE", "LICENSE-MIT"];
  const bill = "sbom.cdx.json";
  const promised = [...written, ...licences, bill, ...built, ...packs, ...schemas];
  assert.deepEqual(packed.files.map((file) => file.path).sort(), promised.sort());
  for (const name of licences) assert.equal(await read(`pkg/${name}`), await read(name));
});

test("publint and arethetypeswrong have nothing to say against it", async () => {
  const tarball = new Uint8Array(await readFile(join(project, packed.filename)));
  const { messages } = await publint({ strict: true, pack: { tarball: tarball.buffer } });
  assert.deepEqual(messages, []);
  // It is a package of ES modules: what `require` and TypeScript's oldest resolution make of it does not count. And what
  // an import of WebAssembly gives depends on the bundler, so it has no type of ours.
  const { problems } = await checkPackage(createPackageFromTarballData(tarball), { excludeEntrypoints: ["./assess.wasm", "./headless.wasm"] });
  const ours = problems.filter(({ resolutionKind }) => !["node10", "node16-cjs"].includes(resolutionKind));
  assert.deepEqual(ours, []);
});

test("it says what it was built of", async () => {
  // The sources, as `sha256sum` lists them.
  const lines = [];
  const list = async (path) => {
    const entries = await readdir(join(root, path), { withFileTypes: true });
    for (const entry of entries.filter(({ name }) => !name.startsWith("."))) {
      const inner = `${path}/${entry.name}`;
      if (entry.isDirectory()) await list(inner);
      else lines.push(inner);
    }
  };
  for (const folder of ["packs", "src", "www"]) await list(folder);
  const files = [...lines, "Cargo.lock", "Cargo.toml", "rust-toolchain.toml"];
  files.sort((a, b) => Buffer.compare(Buffer.from(a), Buffer.from(b)));
  const digest = (bytes) => createHash("sha256").update(bytes).digest("hex");
  const sums = await Promise.all(files.map(async (path) => `${digest(await readFile(join(root, path)))}  ${path}\n`));
  await writeFile(join(project, "sources.js"), 'import { init, sources } from "shipworthy"; await init(); console.log(sources());');
  const { stdout } = await run(process.execPath, ["sources.js"], project);
  assert.equal(stdout.trim(), `sha256:${digest(sums.join(""))}`);

  // The bill of materials names crates that are in it, and no tool of the build.
  const bill = JSON.parse(await read("pkg/sbom.cdx.json"));
  assert.equal(`${bill.bomFormat} ${bill.specVersion}`, "CycloneDX 1.5");
  const names = bill.components.map(({ name }) => name);
  for (const name of ["serde_json", "sha2", "wasm-bindgen", "yew"]) assert.ok(names.includes(name), name);
  for (const name of ["syn", "proptest", "zopfli"]) assert.ok(!names.includes(name), name);
  const locked = await read("Cargo.lock");
  for (const { name, version } of bill.components) {
    assert.ok(locked.includes(`name = "${name}"\nversion = "${version}"`), `${name} ${version}`);
  }
});

test("it is the version of the crate", async () => {
  const crate = (await read("Cargo.toml")).match(/^version = "(.+)"$/m)[1];
  assert.equal(packed.version, crate);
});

test("the shipped packs are what the sources say", async () => {
  for (const name of await readdir(`${root}/pkg/packs`)) {
    const source = await read(`packs/${name.replace(/\.json$/, "")}/pack.json`);
    assert.deepEqual(JSON.parse(await read(`pkg/packs/${name}`)), JSON.parse(source));
  }
});

test("the WebAssembly inside the module is the one beside it", async () => {
  const inside = Buffer.from(await unpacked());
  assert.ok(inside.equals(await readFile(`${root}/pkg/dist/headless.wasm`)));
});

test("Node imports it by name", async () => {
  await writeFile(
    join(project, "use.js"),
    `
    import * as shipworthy from "shipworthy";
    import pack from "shipworthy/packs/poc-to-production.json" with { type: "json" };
    import { access } from "node:fs/promises";
    import { fileURLToPath } from "node:url";
    for (const name of ["headless.wasm", "schemas/answers.schema.json"]) {
      await access(fileURLToPath(import.meta.resolve("shipworthy/" + name)));
    }
    await shipworthy.init();
    const loaded = shipworthy.loadPack(pack);
    const report = loaded.assess({ format: "shipworthy-answers/1", pack: { id: loaded.id, version: loaded.version } });
    const hidden = await import("shipworthy/dist/headless.js").catch((error) => error.code);
    console.log(JSON.stringify([Object.keys(shipworthy).sort(), report.format, report.verdict.settled, hidden]));
    `,
  );
  const { stdout } = await run(process.execPath, ["--no-warnings", "use.js"], project);
  assert.deepEqual(JSON.parse(stdout), [
    ["checkPack", "init", "loadPack", "sources", "version"],
    "shipworthy-report/1",
    false,
    "ERR_PACKAGE_PATH_NOT_EXPORTED",
  ]);
});

test("each entry says that it is not loaded, loads once, and gives the same report", async () => {
  await writeFile(
    join(project, "entries.js"),
    `
    import { readFile } from "node:fs/promises";
    import pack from "shipworthy/packs/poc-to-production.json" with { type: "json" };
    const [entry, source] = process.argv.slice(2);
    const name = entry.includes("assess") ? "assess" : "headless";
    const bytes = () => readFile(new URL(import.meta.resolve("shipworthy/" + name + ".wasm")));
    const type = { headers: { "content-type": "application/wasm" } };
    const sources = {
      none: () => undefined,
      url: () => new URL(import.meta.resolve("shipworthy/headless.wasm")),
      address: () => import.meta.resolve("shipworthy/headless.wasm"),
      bytes,
      response: async () => new Response(await bytes(), type),
      module: async () => new WebAssembly.Module(await bytes()),
    };
    const { init, loadPack, version } = await import(entry);
    const before = (() => { try { return version(); } catch (error) { return error.name + " " + error.code; } })();
    const given = await sources[source]();
    const both = [init(given), init(given)];
    await Promise.all(both);
    await init("https://nobody.invalid/");
    const loaded = loadPack(pack);
    const answers = { format: "shipworthy-answers/1", pack: { id: loaded.id, version: loaded.version } };
    const calls = ["assess", "verdict", "checkAnswers", "free", "plan", "advise", "export", "document", "documents"];
    const known = calls.filter((call) => call in loaded).length;
    const digest = loaded.assess(answers).digest;
    const verdict = loaded.verdict(answers).join();
    loaded.free();
    const freed = (() => { try { return loaded.verdict(answers); } catch (error) { return error.code; } })();
    console.log(JSON.stringify([before, both[0] === both[1], digest, known, verdict, freed, Object.isFrozen(loaded)]));
    `,
  );
  const digests = new Set();
  // For Node the smaller engine is the whole one; this is what browsers get.
  const SMALLER = "./node_modules/shipworthy/assess.js";
  for (const entry of ["shipworthy", "shipworthy/inline", SMALLER]) {
    for (const source of ["none", "url", "address", "bytes", "response", "module"]) {
      // Node's own `fetch` opens no files.
      if (entry !== "shipworthy" && ["url", "address"].includes(source)) continue;
      if (entry === SMALLER && source === "none") continue;
      const { stdout, stderr } = await run(process.execPath, ["--no-warnings", "entries.js", entry, source], project);
      const [before, once, digest, ...rest] = JSON.parse(stdout);
      assert.deepEqual([stderr, before, once], ["", "ShipworthyError not_initialised", true], `${entry} from ${source}`);
      assert.deepEqual(rest, [entry === SMALLER ? 4 : 9, "kill,ship", "pack_freed", true], entry);
      digests.add(digest);
    }
  }
  assert.equal(digests.size, 1);
});

test("a project without ES modules of its own can use it", async () => {
  const script = `
    import("shipworthy").then(async ({ init, version }) => {
      await init();
      const { version: same } = process.features.require_module ? require("shipworthy") : await import("shipworthy");
      console.log(version() === same());
    });
  `;
  await writeFile(join(project, "use.cjs"), script);
  assert.equal((await run(process.execPath, ["--no-warnings", "use.cjs"], project)).stdout, "true\n");
});

test("the types fit every golden report, every example, and the calls", async () => {
  const types = join(project, "types");
  await mkdir(types);
  const literals = [];
  for (const pack of await readdir(`${root}/tests/golden`)) {
    for (const name of await readdir(`${root}/tests/golden/${pack}`)) {
      literals.push(`(${await read(`tests/golden/${pack}/${name}`)}) satisfies Report;`);
    }
  }
  assert.ok(literals.length > 0);
  for (const name of await readdir(`${root}/packs/poc-to-production/examples`)) {
    const { expected, ...answers } = JSON.parse(await read(`packs/poc-to-production/examples/${name}`));
    literals.push(`(${JSON.stringify(answers)}) satisfies AnswersFile;`);
  }
  await writeFile(
    join(types, "data.ts"),
    `import type { AnswersFile, Report } from "shipworthy";\n${literals.join("\n")}`,
  );
  await writeFile(
    join(types, "calls.ts"),
    `
    import { checkPack, init, loadPack, version } from "shipworthy";
    import { init as initInline } from "shipworthy/inline";
    initInline satisfies typeof init;
    import { init as initAssess, loadPack as loadAssess, type Pack as AssessPack } from "shipworthy/assess";
    initAssess satisfies typeof init;
    const smaller: AssessPack = loadAssess("{}");
    smaller.assess("{}") satisfies Report;
    loadPack("{}") satisfies AssessPack;
    // @ts-expect-error It knows no plans.
    loadAssess("{}").plan("{}");
    import type { Diagnostic, Report, ShipworthyError, Verdict } from "shipworthy";

    await init();
    await init(new URL("https://example.invalid/headless.wasm"));
    const words: string = version();
    const problems: Diagnostic[] = checkPack("{}");
    const pack = loadPack("{}");
    const report: Report = pack.assess({
      format: "shipworthy-answers/1",
      pack: { id: pack.id, version: pack.version },
      answers: { a: { level: 1 }, b: { unknown: true }, c: { not_applicable: "why" }, d: { levels: [1, 2] } },
    });
    const [proven]: [Verdict, Verdict] = pack.verdict("{}");
    switch (proven) {
      case "kill": case "rescope": case "ship": break;
      default: proven satisfies never;
    }
    const bp: number | undefined = report.scores.average?.[0];
    const text: string = pack.export("{}", { format: "shipworthy-plan-options/1", start: "2026-11-30" }, "icalendar");
    const brief: string = pack.document("{}", pack.documents[0]?.id ?? "", { today: "2026-11-21", plan: null });
    // @ts-expect-error a format is one of a few words
    pack.export("{}", null, "ics");
    declare const error: ShipworthyError;
    error.code satisfies string;

    // @ts-expect-error a verdict is one of three words
    proven === "maybe";
    // @ts-expect-error a level is a number
    pack.assess({ format: "shipworthy-answers/1", pack: { id: "a", version: "1.0.0" }, answers: { a: { level: "1" } } });
    // @ts-expect-error a report is not \`any\`
    report.no_such_field;
    // @ts-expect-error a pack is text or an object
    loadPack(7);
    export { words, problems, bp, text, brief };
    `,
  );
  for (const [module, resolution] of [["nodenext", "nodenext"], ["esnext", "bundler"]]) {
    const args = ["--noEmit", "--strict", "--exactOptionalPropertyTypes", "--target", "es2022", "--lib", "es2022,dom"];
    const how = ["--module", module, "--moduleResolution", resolution, "--types", ""];
    await run(tsc, [...args, ...how, "types/data.ts", "types/calls.ts"], project).catch((error) => {
      assert.fail(error.stdout);
    });
  }
});

test("the types of the engine need no library of browsers", async () => {
  await writeFile(
    join(project, "node.ts"),
    `
    import { init, loadPack, type AnswersFile } from "shipworthy";
    await init(new Uint8Array());
    // @ts-expect-error a number is no place to load from
    await init(7);
    const pack = loadPack("{}");
    // @ts-expect-error every user of a pack sees the same list
    pack.documents[0]!.id = "other";
    ({ format: "shipworthy-answers/1", pack: { id: "a", version: "1.0.0" }, plan: { format: "shipworthy-plan-options/1", goal: "everything" } }) satisfies AnswersFile;
    `,
  );
  const args = ["--noEmit", "--strict", "--exactOptionalPropertyTypes", "--target", "es2022", "--lib", "es2022", "--typeRoots", join(root, "node_modules/@types")];
  await run(tsc, [...args, "--module", "nodenext", "--types", "node", "node.ts"], project).catch((error) => assert.fail(error.stdout));
});

/** Checks the types of one file, as a project with the libraries of that name among its dependencies would. */
async function typed(name, source, ...more) {
  await writeFile(join(project, name), source);
  const args = ["--noEmit", "--strict", "--exactOptionalPropertyTypes", "--target", "es2022", "--lib", "es2022,dom,dom.iterable"];
  const how = ["--module", "esnext", "--moduleResolution", "bundler", "--types", "", ...more];
  await run(tsc, [...args, ...how, name], project).catch((error) => assert.fail(error.stdout));
}

test("the element's types fit a page without a framework", async () => {
  await typed(
    "element.ts",
    `
    import { ShipworthyAssessment, type VerdictDetail } from "shipworthy/element";
    const element = document.querySelector("shipworthy-assessment")!;
    element satisfies ShipworthyAssessment;
    element.answers = null;
    element.addEventListener("shipworthy-verdict", ({ detail }) => detail satisfies VerdictDetail);
    document.addEventListener("shipworthy-cta", (event) => event.detail.href satisfies string);
    // @ts-expect-error a verdict has no such field
    element.addEventListener("shipworthy-verdict", ({ detail }) => detail.nothing);
    // @ts-expect-error answers are a file, or its text
    element.answers = 7;
    `,
  );
});

test("the element's types fit React, Vue and Svelte, and none of them is needed", async () => {
  const { dependencies, peerDependencies } = JSON.parse(await read("pkg/package.json"));
  assert.deepEqual([dependencies, peerDependencies], [undefined, undefined]);
  await mkdir(join(project, "node_modules/@types"), { recursive: true });
  for (const name of ["@types/react", "svelte", "vue"]) {
    await symlink(join(root, "node_modules", name), join(project, "node_modules", name), "junction");
  }
  await typed(
    "react.tsx",
    `
    import "shipworthy/element/react";
    import { createRef } from "react";
    import type { ShipworthyAssessment, VerdictDetail } from "shipworthy/element";
    const ref = createRef<ShipworthyAssessment>();
    export const right = (
      <shipworthy-assessment key="a" ref={ref} className="b" lang="en" start="visible" cta-href="#contact" pack={{}} profile={{ a: "unsure" }}
        answers={undefined} onshipworthy-verdict={({ detail }) => { detail satisfies VerdictDetail; }}>
        <p>own</p>
      </shipworthy-assessment>
    );
    export const wrong = [
      // @ts-expect-error a start is one of three words
      <shipworthy-assessment start="never" />,
      // @ts-expect-error a label is text
      <shipworthy-assessment cta-label={7} />,
      // @ts-expect-error a verdict has no such field
      <shipworthy-assessment onshipworthy-verdict={({ detail }) => detail.nothing} />,
    ];
    `,
    ...["--jsx", "react-jsx", "--skipLibCheck"],
  );
  await typed(
    "svelte.ts",
    `
    import "shipworthy/element/svelte";
    import type { SvelteHTMLElements } from "svelte/elements";
    import type { VerdictDetail } from "shipworthy/element";
    type Props = SvelteHTMLElements["shipworthy-assessment"];
    export const right: Props = {
      class: "b", start: "visible", "cta-href": "#contact", pack: {}, answers: undefined,
      "onshipworthy-verdict": ({ detail }) => { detail satisfies VerdictDetail; },
    };
    // @ts-expect-error a start is one of three words
    export const never: Props = { start: "never" };
    // @ts-expect-error a label is text
    export const label: Props = { "cta-label": 7 };
    // @ts-expect-error a verdict has no such field
    export const nothing: Props = { "onshipworthy-verdict": ({ detail }) => detail.nothing };
    `,
    "--skipLibCheck",
  );
  await typed(
    "vue.ts",
    `
    import "shipworthy/element/vue";
    import type { GlobalComponents } from "vue";
    import type { VerdictDetail } from "shipworthy/element";
    type Element = InstanceType<GlobalComponents["shipworthy-assessment"]>;
    type Props = Element["$props"];
    export const right: Props = { class: "b", key: "a", start: "visible", ctaHref: "#contact", pack: {}, answers: undefined };
    declare const element: Element;
    declare const event: CustomEvent<VerdictDetail>;
    element.$emit("shipworthy-verdict", event);
    // @ts-expect-error that is no event of it
    element.$emit("shipworthy-nothing", event);
    // @ts-expect-error a start is one of three words
    export const never: Props = { start: "never" };
    // @ts-expect-error a label is text
    export const label: Props = { ctaLabel: 7 };
    `,
    "--skipLibCheck",
  );
});

test("the package's own scripts fit the types of the glue", async () => {
  const config = {
    compilerOptions: {
      noEmit: true, strict: true, checkJs: true, allowJs: true,
      target: "es2022", module: "esnext", moduleResolution: "bundler", lib: ["esnext", "dom"], types: [],
    },
    files: ["api.js", "assess.js", "engine.js", "index.js", "inline.js", "unpack.js"].map((name) => `${root}/pkg/${name}`),
  };
  await writeFile(join(project, "tsconfig.json"), JSON.stringify(config));
  await run(tsc, ["--project", "tsconfig.json"], project).catch((error) => assert.fail(error.stdout));
});
