import { it } from "vitest";
import proteinFolding from "../../../../subnets/protein-folding/index.js";
import { attacksBy, expectNothingPays } from "../expectNothingPays.js";

it("no attack by a miner pays", async () => {
  await expectNothingPays(proteinFolding, {
    attacks: attacksBy("miner"),
    profile: "physics",
    seeds: 8,
    epochs: 2,
    thresholds: {
      copy: 0.05,
      // 0: a chain that came again would pay.
      replay: 0.05,
      // 1.055 ± 0.159: near-copies are not paid.
      sybil: 1.25,
      // 0.930 ± 0.093: the usual 1.1, and no less, since it is honest work.
    },
  });
});
