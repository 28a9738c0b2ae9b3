import { describe, expect, it } from "vitest";
import { createChain } from "../../../../../core/chain/chain.js";
import { checkConservation } from "../../../../../core/chain/conservation.js";
import { readMetagraph } from "../../../../../core/chain/queries/readMetagraph.js";
import { readSupply } from "../../../../../core/chain/queries/readSupply.js";
import { referenceYuma } from "../../../../../core/epoch/consensus.js";
import type { SubnetDescription } from "../../../../../runner/neuron/messages.js";
import { localGenesis } from "../../../../../runner/devnet/preset/localGenesis.js";
import { echoDescription } from "../../../../fixtures/echoDescription.js";

const consensus = { id: referenceYuma.id, version: referenceYuma.version };
const build = (...descriptions: SubnetDescription[]): ReturnType<typeof localGenesis> =>
  localGenesis("test", 0, consensus, descriptions);

describe("the local genesis", () => {
  it("gives three validators with permits and a miner per profile", () => {
    const { subnets, genesis } = build(echoDescription());
    expect(subnets[0]?.neurons.map(({ role, profile }) => `${role} ${profile}`)).toEqual([
      "validator ",
      "validator ",
      "validator ",
      "miner loud",
      "miner quiet",
    ]);
    expect(genesis.subnets[0]?.neurons.filter(({ validatorPermit }) => validatorPermit)).toHaveLength(3);
  });

  it("is a network past the first halving, which pays from the first epoch", () => {
    const { genesis } = build(echoDescription());
    const chain = createChain({ genesis, consensus: referenceYuma });
    expect(readSupply(chain.state).blockEmission).toBe(500_000_000n);
    const before = readSupply(chain.state).issued;
    for (let block = 0; block < 40; block++) chain.applyBlock([]);
    expect(readSupply(chain.state).issued).toBeGreaterThan(before);
    checkConservation(chain.state);
    // Without weights the validators share everything by stake.
    const [first, second, third] = readMetagraph(chain.state, 1).neurons.map(({ emission }) => emission);
    expect(first).toBeGreaterThan(0n);
    expect(second).toBeGreaterThan(0n);
    expect(third).toBeGreaterThan(0n);
  });

  it("holds several subnets side by side", () => {
    const { genesis } = build(echoDescription(), echoDescription({ id: "other" }));
    const chain = createChain({ genesis, consensus: referenceYuma });
    for (let block = 0; block < 45; block++) chain.applyBlock([]);
    checkConservation(chain.state);
    for (const netuid of [1, 2])
      expect(readMetagraph(chain.state, netuid).neurons[0]?.emission).toBeGreaterThan(0n);
  });

  it("derives every key from the seed", () => {
    const hotkeyOf = (seed: string): string | undefined =>
      localGenesis(seed, 0, consensus, [echoDescription()]).subnets[0]?.neurons[0]?.hotkey.signer.account;
    expect(hotkeyOf("a")).toBe(hotkeyOf("a"));
    expect(hotkeyOf("a")).not.toBe(hotkeyOf("b"));
  });

  it.each([{ tempo: 0 }, { noSuchThing: 1 }, { kappa: 70_000 }])(
    "refuses a contract's %j with SK2207",
    (hyperparameters) => {
      expect(() => build(echoDescription({ hyperparameters }))).toThrow(
        expect.objectContaining({ code: "SK2207" }),
      );
    },
  );
});
