import { describe, expect, it } from "vitest";
import { referenceYuma } from "../../../../../core/epoch/consensus.js";
import { continueGenesis } from "../../../../../runner/devnet/preset/continueGenesis.js";
import { localGenesis, type LocalNetwork } from "../../../../../runner/devnet/preset/localGenesis.js";
import type { SubnetDescription } from "../../../../../runner/neuron/messages.js";
import { codeOf, messageOf } from "../../../core/plugin/contracts.js";
import { echoDescription } from "../../../../fixtures/echoDescription.js";

const consensus = { id: referenceYuma.id, version: referenceYuma.version };
const network = (overrides: Partial<SubnetDescription> = {}, seed = "seed"): LocalNetwork =>
  localGenesis(seed, 0, consensus, [echoDescription(overrides)]);
const stored = network().genesis;

describe("a network that continues on a chain", () => {
  it("keeps the chain's genesis when the plugin has another version, other messages, other parameters", () => {
    const changed = network({
      version: "1.1.0",
      schemaHash: "11".repeat(32),
      hyperparameters: { tempo: 40 },
    });
    const continued = continueGenesis(changed, stored);
    expect(continued.genesis).toBe(stored);
    expect(continued.subnets[0]?.description.version).toBe("1.1.0");
    expect(continued.subnets[0]?.neurons).toHaveLength(5);
  });

  it("gives a new profile no neuron, and runs as many as there are of the old", () => {
    const more = continueGenesis(network({ profiles: ["loud", "quiet", "new"] }), stored);
    expect(more.subnets[0]?.neurons.map(({ profile }) => profile)).toEqual(["", "", "", "loud", "quiet"]);
    const fewer = continueGenesis(network({ profiles: ["loud"] }), stored);
    expect(fewer.genesis).toBe(stored);
    expect(fewer.subnets[0]?.neurons.map(({ profile }) => profile)).toEqual(["", "", "", "loud"]);
  });

  it("refuses another subnet, other keys and other numbers of validators by name", () => {
    const twoValidators = localGenesis("seed", 0, consensus, [echoDescription()], [{ validators: 2 }]);
    const refused = [network({ id: "other" }), network({}, "another seed"), twoValidators];
    for (const other of refused) expect(codeOf(() => continueGenesis(other, stored))).toBe("SK1602");
    expect(messageOf(() => continueGenesis(twoValidators, stored))).toBe(
      "This store holds another network: echo began with 3 validators, not 2.",
    );
  });

  it("leaves a chain whose keys no seed explains to the store", () => {
    const foreign = {
      ...stored,
      subnets: stored.subnets.map((subnet) => ({
        ...subnet,
        neurons: subnet.neurons.map((neuron) => ({ ...neuron, uid: 4 - neuron.uid })),
      })),
    };
    const planned = network();
    expect(continueGenesis(planned, foreign)).toBe(planned);
  });

  it("names no account that the chain does not have", () => {
    const more = continueGenesis(network({ profiles: ["loud", "quiet", "new"] }), stored);
    expect(more.accounts.map(({ name }) => name)).toEqual(network().accounts.map(({ name }) => name));
  });

  it("is the planned one on an empty store", () => {
    const planned = network();
    expect(continueGenesis(planned, undefined)).toBe(planned);
  });
});
