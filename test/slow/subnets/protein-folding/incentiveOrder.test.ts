import { createDevnet } from "subnetkit/testing";
import { expect, it } from "vitest";
import subnet from "../../../../subnets/protein-folding/index.js";

/** Best first, as measured (subnets/protein-folding/README.md, "Measured"). */
const PROFILES = ["hybrid", "torsion", "physics", "naive"] as const;
const SEEDS = 10;
const EPOCHS = 10;
/** Short chains and searches: the order is the same, and ten networks take minutes. */
const LIGHT = { mostResidues: 75, evaluations: 250 };

/** The profiles by what they earn at the end, best first; the naive one may share the last place with nobody but those who earn nothing. */
async function orderAfter(seed: number): Promise<string[]> {
  const devnet = await createDevnet({
    seed,
    subnets: [{ subnet, miners: 1, validators: [{ settings: LIGHT }] }],
    conservation: "epochs",
    patienceMs: 120_000,
  });
  try {
    await devnet.epochs(EPOCHS);
    const incentive = new Map(
      PROFILES.map((profile) => [profile, devnet.neuron(1, `${profile}-0`).incentive]),
    );
    return [...PROFILES].reverse().sort((a, b) => (incentive.get(b) ?? 0) - (incentive.get(a) ?? 0));
  } finally {
    await devnet.dispose();
  }
}

it(`after ${EPOCHS} epochs pays the profiles in the order of their quality, in at least 9 of ${SEEDS} networks`, async () => {
  const orders: string[][] = [];
  for (let seed = 1; seed <= SEEDS; seed++) orders.push(await orderAfter(seed));
  const right = orders.filter((order) => order.join() === PROFILES.join());
  expect(right.length, orders.join("; ")).toBeGreaterThanOrEqual(9);
});
