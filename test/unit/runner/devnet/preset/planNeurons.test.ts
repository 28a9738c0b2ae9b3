import { describe, expect, it } from "vitest";
import { createChain } from "../../../../../core/chain/chain.js";
import { checkConservation } from "../../../../../core/chain/conservation.js";
import { readSupply } from "../../../../../core/chain/queries/readSupply.js";
import { referenceYuma } from "../../../../../core/epoch/consensus.js";
import { localGenesis } from "../../../../../runner/devnet/preset/localGenesis.js";
import { planNeurons } from "../../../../../runner/devnet/preset/planNeurons.js";
import type { SubnetDescription } from "../../../../../runner/neuron/messages.js";
import { echoDescription } from "../../../../fixtures/echoDescription.js";

const description: SubnetDescription = echoDescription({ hyperparameters: { tempo: 30 } });
const consensus = { id: referenceYuma.id, version: referenceYuma.version };

describe("who takes part in a local subnet", () => {
  it("is as many miners of each profile as the plan says, each with its settings and a key of its own", () => {
    const miners = [
      { profile: "quiet", count: 2, settings: { depth: 1 } },
      { profile: "loud" },
      { profile: "quiet", count: 0 },
    ];
    const neurons = planNeurons("seed", 1, description, { validators: 2, miners });
    expect(neurons.map(({ uid, name, profile, settings }) => [uid, name, profile, settings])).toEqual([
      [0, "validator-1.0", "", {}],
      [1, "validator-1.1", "", {}],
      [2, "miner-1.2", "quiet", { depth: 1 }],
      [3, "miner-1.3", "quiet", { depth: 1 }],
      [4, "miner-1.4", "loud", {}],
    ]);
    expect(new Set(neurons.map(({ hotkey }) => hotkey.signer.account)).size).toBe(5);
  });

  it.each([
    ["shrill", /profile shrill\.$/],
    ["luod", /profile luod \(did you mean "loud"\?\)\.$/],
  ])("refuses a profile that the contract does not have with SK2206: %s", (profile, told) => {
    expect(() => planNeurons("seed", 1, description, { miners: [{ profile }] })).toThrow(
      expect.objectContaining({
        code: "SK2206",
        message: expect.stringMatching(told),
        next: expect.stringContaining("loud, quiet"),
      }),
    );
  });

  it.each([1, 2, 5, 16])(
    "keeps the usual issuance with %i validators, and the books balanced",
    (validators) => {
      const plan = { validators, hyperparameters: { tempo: 25 } };
      const { genesis } = localGenesis("seed", 0, consensus, [description], [plan]);
      expect(genesis.subnets[0]?.hyperparameters.tempo).toBe(25);
      const chain = createChain({ genesis, consensus: referenceYuma });
      expect(readSupply(chain.state).blockEmission).toBe(500_000_000n);
      for (let block = 0; block < 30; block++) chain.applyBlock([]);
      checkConservation(chain.state);
    },
  );
});
