import { describe, expect, it } from "vitest";
import { createChain } from "../../../../../core/chain/chain.js";
import { sumOf } from "../../../../../core/chain/conservation.js";
import { readSupply } from "../../../../../core/chain/queries/readSupply.js";
import { MAX_SUPPLY } from "../../../../../core/primitives/amounts.js";
import { alice, genesisFixture, TAO } from "../chainFixture.js";

describe("readSupply", () => {
  it("adds up, and grows by at most the block's emission", () => {
    const chain = createChain({ genesis: genesisFixture() });
    const before = readSupply(chain.state);
    expect(before).toMatchObject({ cap: MAX_SUPPLY, issued: 29_000n * TAO, blockEmission: TAO });
    expect(before.nextHalving).toEqual({
      issuance: MAX_SUPPLY / 2n,
      remaining: MAX_SUPPLY / 2n - 29_000n * TAO,
    });
    chain.applyBlock([]);
    const after = readSupply(chain.state);
    expect(sumOf(after.parts)).toBe(after.issued);
    expect(after.issued - before.issued).toBeGreaterThan(0n);
    expect(after.issued - before.issued).toBeLessThanOrEqual(TAO);
  });

  it("has no next halving at the cap", () => {
    const accounts = [{ account: alice.account, free: MAX_SUPPLY }];
    const chain = createChain({ genesis: genesisFixture({ accounts, subnets: [], stakes: [] }) });
    expect(readSupply(chain.state)).toMatchObject({ blockEmission: 0n, nextHalving: undefined });
  });
});
