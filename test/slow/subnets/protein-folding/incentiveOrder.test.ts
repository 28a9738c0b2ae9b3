import { expect, it } from "vitest";
import subnet from "../../../../subnets/protein-folding/index.js";
import { byEarnings, earned } from "../earned.js";

/** Best first, as measured (subnets/protein-folding/README.md, "Measured"). */
const PROFILES = ["hybrid", "torsion", "physics", "naive"] as const;
const SEEDS = 10;
const EPOCHS = 10;
/** Short chains and searches: the order is the same, and ten networks take minutes. */
const network = {
  subnet,
  miners: 1,
  validators: [{ settings: { mostResidues: 75, evaluations: 250 } }],
};

it(`after ${EPOCHS} epochs pays the profiles in the order of their quality, in at least 9 of ${SEEDS} networks`, async () => {
  const orders: string[][] = [];
  for (let seed = 1; seed <= SEEDS; seed++) {
    orders.push(
      byEarnings(await earned({ seed: `${seed}`, subnet: network, profiles: PROFILES, epochs: EPOCHS })),
    );
  }
  const right = orders.filter((order) => order.join() === PROFILES.join());
  expect(right.length, orders.join("; ")).toBeGreaterThanOrEqual(9);
});
