// The package as a stranger gets it: packed once, and installed into empty projects.
// Not here: what is then done with it.

import { execFile } from "node:child_process";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { root } from "./harness.mjs";

const windows = process.platform === "win32";

/** Runs a program to its end: `{ stdout, stderr }`, or an error that has them and a `code`. */
export const run = (program, args, cwd, options = {}) =>
  promisify(execFile)(program, args, { cwd, shell: windows, maxBuffer: 50_000_000, ...options });

export const npm = windows ? "npm.cmd" : "npm";
export const npx = windows ? "npx.cmd" : "npx";

/** A program of this checkout's own `node_modules`. */
export const tool = (name) => join(root, "node_modules/.bin", windows ? `${name}.cmd` : name);

/** Packs the package and installs it into a new project; `packed` is what npm says of the package. */
export async function installed() {
  const project = await mkdtemp(join(tmpdir(), "shipworthy-stranger-"));
  const { stdout } = await run(npm, ["pack", "--json", "--loglevel=error", "--pack-destination", project], `${root}/pkg`);
  // A list or an object, by the version of npm.
  const [packed] = Object.values(JSON.parse(stdout));
  await writeFile(join(project, "package.json"), JSON.stringify({ private: true, type: "module" }));
  await run(npm, ["install", "--offline", "--no-audit", "--no-fund", "--loglevel=error", `./${packed.filename}`], project);
  return { project, packed, remove: () => rm(project, { recursive: true, force: true }) };
}
