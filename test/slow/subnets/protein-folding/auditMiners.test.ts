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
      // 0.030 ± 0.046: now and then a chain, or another of its length, comes again, and an old answer fits.
      replay: 0.09,
      // 1.055 ± 0.159: near-copies are not paid.
      sybil: 1.25,
      // 0.930 ± 0.093: the usual 1.1, and no less, since it is honest work.
    },
  });
});
