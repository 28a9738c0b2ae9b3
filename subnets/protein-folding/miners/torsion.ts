import { defineMiner, tensor } from "subnetkit/plugin";
import { residueTypes } from "../alphabet.js";
import { contract } from "../contract.js";
import { TORSION_CLUSTERS } from "../sizes.js";
import { foldingMiner } from "./foldingMiner.js";
import { probabilities } from "./probabilities.js";

/**
 * Searches from torsions that the network expects of the sequence.
 *
 * @throws SK4006 when the model's output has not the expected shape
 */
export const torsion = defineMiner(contract, "torsion", async ({ settings, models }) => {
  const model = await models.torsion();
  return foldingMiner(settings.mostEvaluations, async (sequence) => {
    const { length } = sequence;
    const output = await model.run({ sequence: tensor("int32", [1, length], residueTypes(sequence)) });
    return { torsions: probabilities("torsion", output.torsion, length * TORSION_CLUSTERS) };
  });
});
