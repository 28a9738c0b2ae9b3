import { runNetwork } from "./runNetwork.js";
import type { StudyFile, StudyVariant } from "./studyFile.js";
import type { StudyResult } from "./studyResult.js";

/** The three versions of the rules that the public chain knows. */
const chainVersions: readonly StudyVariant[] = [
  { name: "Yuma 2", parameters: { yuma3: false, liquidAlpha: false } },
  { name: "Yuma 3", parameters: { yuma3: true, liquidAlpha: false } },
  { name: "Yuma 3, liquid alpha", parameters: { yuma3: true, liquidAlpha: true } },
];

/**
 * Runs every network of a study under each of its variants, or under the chain's three versions if it names none. The
 * epochs are the exact ones. Pure: the same study gives the same result.
 *
 * @example const { runs } = runStudy(readStudy(text, "cases.json"));
 */
export function runStudy(study: StudyFile): StudyResult {
  const variants = study.variants ?? chainVersions;
  return {
    format: "subnetkit-study-result-1",
    runs: study.networks.flatMap((network) => variants.map((variant) => runNetwork(network, variant))),
  };
}
