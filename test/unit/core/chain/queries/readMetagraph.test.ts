import { describe, expect, it } from "vitest";
import { createChain } from "../../../../../core/chain/chain.js";
import { readMetagraph } from "../../../../../core/chain/queries/readMetagraph.js";
import { stakeWeight } from "../../../../../core/staking/stakeWeight.js";
import { genesisFixture, signed, TAO, validator } from "../chainFixture.js";
import { codeOf } from "../../state/codeOf.js";

describe("readMetagraph", () => {
  it("shows a subnet's neurons before and after an epoch", () => {
    const chain = createChain({ genesis: genesisFixture() });
    const before = readMetagraph(chain.state, 1);
    expect(before).toMatchObject({
      netuid: 1,
      height: 0,
      blockId: chain.genesisHash,
      tempo: 10,
      versionKey: 0n,
    });
    expect(before.neurons.map(({ uid }) => uid)).toEqual([0, 1, 2, 3, 4]);
    expect(before.neurons[1]).toEqual({
      uid: 1,
      hotkey: validator.account,
      coldkey: validator.account,
      endpoint: undefined,
      protocol: undefined,
      active: true,
      validatorPermit: true,
      stake: stakeWeight(chain.state, validator.account, 1),
      alphaStake: 2_000n * TAO,
      rootStake: 5_000n * TAO,
      consensus: 0,
      incentive: 0,
      dividends: 0,
      validatorTrust: 0,
      emission: 0n,
      registeredAt: 0,
      lastUpdate: 0,
    });

    const weights = { netuid: 1, uids: [2, 3], values: [1, 3], versionKey: 0n };
    chain.applyBlock([signed(validator, { name: "weights.set", args: weights })]);
    for (let count = 0; count < 20; count++) chain.applyBlock([]);
    const after = readMetagraph(chain.state, 1);
    expect(after.height).toBe(21);
    const [, setter, third, fourth, fifth] = after.neurons;
    expect(setter).toMatchObject({ lastUpdate: 1, dividends: 65_535 });
    expect(fourth?.incentive).toBeGreaterThan(third?.incentive ?? 0);
    expect(third?.emission).toBeGreaterThan(0n);
    expect(fifth?.incentive).toBe(0);
  });

  it("refuses root and unknown subnets", () => {
    const { state } = createChain({ genesis: genesisFixture() });
    for (const netuid of [0, 3]) expect(codeOf(() => readMetagraph(state, netuid))).toBe("SK0601");
  });
});
