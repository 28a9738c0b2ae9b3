import { defineMiner, tensor } from "subnetkit/plugin";
import { residueTypes } from "../alphabet.js";
import { contract } from "../contract.js";
import { readDistanceEdges } from "../energy/distanceEdges.js";
import type { Pair } from "../natives/drawRestraints.js";
import { TORSION_CLUSTERS } from "../sizes.js";
import { foldingMiner } from "./foldingMiner.js";
import { checkedOutput, probabilities } from "./probabilities.js";

/**
 * Searches with the distances and torsions that the network expects of the sequence and the contacts.
 *
 * @throws SK4006 when the model's output has not the expected shape
 */
export const hybrid = defineMiner(contract, "hybrid", async ({ settings, models }) => {
  const model = await models.distogram();
  const edgesAngstrom = readDistanceEdges();
  return foldingMiner(settings.mostEvaluations, async (sequence, restraints) => {
    const { length } = sequence;
    const output = await model.run({
      sequence: tensor("int32", [1, length], residueTypes(sequence)),
      contacts: tensor("float32", [1, length, length], contactMap(restraints, length)),
    });
    const numbers = length * length * (edgesAngstrom.length + 1);
    return {
      torsions: probabilities("torsion", output.torsion, length * TORSION_CLUSTERS),
      distances: {
        length,
        edgesAngstrom,
        logProbabilities: checkedOutput("distances", output.distances, numbers),
      },
    };
  });
});

/** 1 for each pair, in both orders; else 0. */
export function contactMap(pairs: readonly Pair[], length: number): Float32Array {
  const map = new Float32Array(length * length);
  for (const [i, j] of pairs) map[i * length + j] = map[j * length + i] = 1;
  return map;
}
