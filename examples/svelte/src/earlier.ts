// An earlier assessment, and what the engine makes of it without any interface: the headless package.

import { init, loadPack, type AnswersFile } from "shipworthy";
import address from "shipworthy/packs/poc-to-production.json?url";

export const earlier: AnswersFile = {
  format: "shipworthy-answers/1",
  pack: { id: "poc-to-production", version: "1.0.0" },
  title: "Churn, first attempt",
  profile: { system: ["predictive"] },
  answers: { "measurable-outcome": { level: 0 } },
};

export async function verdictOf(answers: AnswersFile) {
  const [text] = await Promise.all([fetch(address).then((response) => response.text()), init()]);
  const pack = loadPack(text);
  const { verdict } = pack.assess(answers);
  pack.free();
  return verdict;
}

export const inWords = ({ proven, possible }: { proven: string; possible: string }) =>
  proven === possible ? proven : `${proven} to ${possible}`;
