import { describe, expect, it } from "vitest";
import { createChain } from "../../../../../core/chain/chain.js";
import { readSubnet } from "../../../../../core/chain/queries/readSubnet.js";
import { genesisFixture, TAO } from "../chainFixture.js";
import { codeOf } from "../../state/codeOf.js";

describe("readSubnet", () => {
  it("shows prices in rao, pots, and when epochs are", () => {
    const chain = createChain({ genesis: genesisFixture() });
    const before = readSubnet(chain.state, 1);
    expect(before.pool.price).toBe(TAO / 10n);
    expect(before.pool.movingPrice).toBe(TAO / 20n); // though neither is an exact binary fraction
    expect(before.epoch).toMatchObject({ count: 0, lastAt: 0 });
    for (let height = 1; height <= before.epoch.nextAt; height++) chain.applyBlock([]);
    const { nextAt } = before.epoch;
    expect(readSubnet(chain.state, 1)).toMatchObject({
      epoch: { count: 1, lastAt: nextAt, nextAt: nextAt + 10 },
      pots: { server: 0n },
    });
    chain.applyBlock([]);
    expect(readSubnet(chain.state, 1).pots.server).toBeGreaterThan(0n);
  });

  it("refuses unknown subnets", () => {
    expect(codeOf(() => readSubnet(createChain({ genesis: genesisFixture() }).state, 9))).toBe("SK0601");
  });
});
