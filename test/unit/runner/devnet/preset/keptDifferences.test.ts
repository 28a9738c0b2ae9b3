import { describe, expect, it } from "vitest";
import { referenceYuma } from "../../../../../core/epoch/consensus.js";
import { notTaken, whyAnother } from "../../../../../runner/devnet/preset/keptDifferences.js";
import { localGenesis, type LocalNetwork } from "../../../../../runner/devnet/preset/localGenesis.js";
import type { SubnetPlan } from "../../../../../runner/devnet/subnetPlan.js";
import { echoDescription } from "../../../../fixtures/echoDescription.js";

const consensus = { id: referenceYuma.id, version: referenceYuma.version };
const network = (
  plan: Omit<SubnetPlan, "entry"> = {},
  { seed = "seed", ids = ["echo"] }: { readonly seed?: string; readonly ids?: readonly string[] } = {},
): LocalNetwork =>
  localGenesis(
    seed,
    0,
    consensus,
    ids.map((id) => echoDescription({ id })),
    ids.map(() => plan),
  );
const stored = network().genesis;
const told = (planned: LocalNetwork): string[] =>
  notTaken(planned, stored).map(({ netuid, error }) => `${netuid} ${error.code} ${error.message}`);
const begins = "1 SK2218 echo continues as it began. When the network begins anew, it has";

describe("what a chain that is there already can't take", () => {
  it("is nothing where the plan is the one that it began with, or sets what no chain keeps", () => {
    expect(told(network())).toEqual([]);
    expect(told(network({ validatorSettings: { patience: 2 } }))).toEqual([]);
  });

  it("is another number of miners: some have no UID, or nobody runs theirs", () => {
    const count = (loud: number, quiet: number): LocalNetwork =>
      network({
        miners: [
          { profile: "loud", count: loud },
          { profile: "quiet", count: quiet },
        ],
      });
    expect(told(count(2, 2))).toEqual([
      `${begins} 4 miners instead of 2 (left out until then: quiet and quiet).`,
    ]);
    expect(told(count(1, 0))).toEqual([`${begins} 1 miner instead of 2 (standing still until then: UID 4).`]);
  });

  it("are other hyperparameters, by name", () => {
    expect(told(network({ hyperparameters: { maxAllowedValidators: 7 } }))).toEqual([
      `${begins} maxAllowedValidators 7 instead of 64.`,
    ]);
  });
});

describe("why a plan is of another network than the chain's", () => {
  it.each([
    ["it began with another seed", network({}, { seed: "other" })],
    ["echo began with 3 validators, not 2", network({ validators: 2 })],
    ["echo began with 3 validators, not 1", network({ validators: 1, miners: [] })],
    ["it began with the subnets echo, not other", network({}, { ids: ["other"] })],
    ["it began with the subnets echo, not echo, other", network({}, { ids: ["echo", "other"] })],
  ])("says %s", (reason, planned) => {
    expect(whyAnother(planned, stored)).toBe(reason);
  });

  it("says nothing of the chain's own", () => {
    expect(whyAnother(network(), stored)).toBeUndefined();
  });
});
