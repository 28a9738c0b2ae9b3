import { it } from "vitest";
import proteinFolding from "../../../../subnets/protein-folding/index.js";
import { attacksBy, expectNothingPays } from "../expectNothingPays.js";

it("no attack by a validator pays, but one that asks nobody loses only a fifth, and one that copies wins a little", async () => {
  await expectNothingPays(proteinFolding, {
    attacks: attacksBy("validator"),
    profile: "physics",
    seeds: 8,
    epochs: 2,
    thresholds: {
      // 0.819 ± 0.085: three validators that judge outvote one that does not, and its dividends fall only by what it misses.
      "random-weights": 0.92,
      // 1.042 ± 0.033 and 1.046 ± 0.031: in a network of two epochs honest validators are clipped where they differ; whoever follows them never
      // is. Of two sealed ones the second alone has weights; with the first, in which stake is paid, it came to 1.016.
      "weight-copy": 1.08,
      "weight-copy-sealed": 1.08,
    },
  });
});
