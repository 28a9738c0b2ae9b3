import { expect, it } from "vitest";
import type { NeuronRow, Summary } from "../../runner/devnet/reports.js";
import { startCli } from "../e2e/cli.js";
import { byEarnings } from "./subnets/earned.js";

/**
 * The profiles of the default network, best first by what each subnet's own measurement says of them: loss in the
 * walk-forward backtest, similarity to the native structure, shards brought back whole.
 */
const BY_QUALITY: Readonly<Record<string, readonly string[]>> = {
  "price-prediction": ["neural", "garch", "ewma", "randomWalk"],
  "protein-folding": ["hybrid", "torsion", "physics", "naive"],
  storage: ["disk", "memory", "lossy"],
};
const SEEDS = 10;
const EPOCHS = 10;

/** What somebody gets who runs the three subnets and says only this. */
async function runDefaultNetwork(said: readonly string[]): Promise<Summary> {
  const { code, stdout, stderr } = await startCli(["dev", ...said, "--json", "--port", "0"]);
  expect(code, stderr).toBe(0);
  return JSON.parse(stdout) as Summary;
}

it("has every miner of every subnet scored and paid for it in the first epoch, though epochs are shorter than its start", async () => {
  const { subnets, conservation, problems } = await runDefaultNetwork(["--epochs", "1", "--block-ms", "25"]);
  expect(conservation).toBe(true);
  expect(problems).toEqual([]);
  expect(subnets.map(({ subnet }) => subnet).sort()).toEqual(Object.keys(BY_QUALITY).sort());
  for (const { subnet, epoch, rows } of subnets) {
    const miners = rows.filter(({ role }) => role === "miner");
    expect([subnet, epoch]).toEqual([subnet, 1]);
    for (const { profile, meanScore } of miners) expect(meanScore, `${subnet} ${profile}`).toBeDefined();
    expect(Math.max(...miners.map(({ incentiveU16 }) => incentiveU16)), subnet).toBeGreaterThan(0);
  }
});

const orderOf = (rows: readonly NeuronRow[]): string =>
  byEarnings(
    new Map(
      rows
        .filter(({ role }) => role === "miner")
        .map((row) => [row.profile ?? "", row.incentiveU16] as const),
    ),
  ).join();

it(`pays every subnet's profiles in the order of their quality after ${EPOCHS} epochs, for at least 9 of ${SEEDS} seeds`, async () => {
  const wrong = new Map(Object.keys(BY_QUALITY).map((name) => [name, [] as string[]]));
  for (let seed = 1; seed <= SEEDS; seed++) {
    const { subnets, conservation } = await runDefaultNetwork([
      ...["--epochs", `${EPOCHS}`, "--seed", `${seed}`],
    ]);
    expect(conservation).toBe(true);
    expect(subnets.map(({ subnet }) => subnet).sort()).toEqual(Object.keys(BY_QUALITY).sort());
    for (const { subnet, rows } of subnets) {
      const order = orderOf(rows);
      if (order !== BY_QUALITY[subnet]?.join()) wrong.get(subnet)?.push(`seed ${seed}: ${order}`);
    }
  }
  for (const [name, orders] of wrong)
    expect(orders.length, `${name}: ${orders.join("; ")}`).toBeLessThanOrEqual(1);
});
