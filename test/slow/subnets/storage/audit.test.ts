import { it } from "vitest";
import storage from "../../../../subnets/storage/index.js";
import { expectNothingPays } from "../expectNothingPays.js";

it("no attack pays, but a validator that asks nobody loses only a fifth", async () => {
  await expectNothingPays(storage, {
    seeds: 16,
    epochs: 6,
    // A miner that does not say "stored" is never asked for a proof, and saying so is no number.
    unjudged: { random: "unplayed", constant: "unplayed" },
    thresholds: {
      // 0.823 ± 0.039: three validators that judge outvote one that does not, and its dividends fall only by what it misses.
      "random-weights": 0.87,
      // 0.122 ± 0.000: the first round pays who says "stored".
      copy: 0.15,
      // 0.064 ± 0.000: likewise.
      replay: 0.08,
      // 0.998 ± 0.026: each UID keeps its own shards.
      sybil: 1.05,
    },
  });
});
