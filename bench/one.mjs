// One process of the benchmark in Node: `node one.mjs <what>` prints microseconds as JSON. A process of its own for
// each, so that no engine runs on what another one left behind.

import assert from "node:assert/strict";
import { init, loadPack } from "../pkg/node.js";
import { timeOurs } from "./ours.mjs";
import { named, peers } from "./peers.mjs";
import { microseconds } from "./time.mjs";
import { examples, packText, plan, sheets } from "./workload.mjs";

const [what] = process.argv.slice(2);
const some = sheets(500);
if (what === "ours") {
  await init();
  const ours = some.map((sheet) => sheet.ours);
  console.log(JSON.stringify(await timeOurs({ loadPack }, { pack: packText, examples, sheets: ours, plan })));
} else if (what === "check") {
  // Numbers of engines that disagree would mean nothing.
  await init();
  const pack = loadPack(packText);
  const counts = {};
  const verdicts = {};
  for (const name of Object.keys(peers)) verdicts[name] = await peers[name]();
  for (const { ours, levels } of some) {
    const [proven, possible] = pack.verdict(ours);
    assert.equal(proven, possible, "a sheet without open answers is settled");
    counts[proven] = (counts[proven] ?? 0) + 1;
    for (const [name, verdict] of Object.entries(verdicts)) {
      assert.equal(await verdict(named(levels)), proven, `${name} comes to the same verdict`);
    }
  }
  console.log(JSON.stringify(counts));
} else {
  const verdict = await peers[what]();
  const levels = some.map((sheet) => named(sheet.levels));
  console.log(JSON.stringify(await microseconds((turn) => verdict(levels[turn % levels.length]))));
}
