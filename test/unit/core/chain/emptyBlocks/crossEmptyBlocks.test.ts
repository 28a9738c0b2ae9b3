import { describe, expect, it } from "vitest";
import { applyBlockStep } from "../../../../../core/chain/blockStep.js";
import { buildGenesisState } from "../../../../../core/chain/buildGenesisState.js";
import { crossEmptyBlocks } from "../../../../../core/chain/emptyBlocks/crossEmptyBlocks.js";
import { referenceYuma } from "../../../../../core/epoch/consensus.js";
import { issuance } from "../../../../../core/ledger/tables.js";
import { updateMarket } from "../../../../../core/pools/market.js";
import { MAX_SUPPLY } from "../../../../../core/primitives/amounts.js";
import { assignHyperparameters } from "../../../../../core/registry/hyperparameters.js";
import { updateSubnet } from "../../../../../core/registry/subnets.js";
import type { Context } from "../../../../../core/state/context.js";
import { stateHash } from "../../../../../core/state/hash.js";
import { genesisFixture } from "../chainFixture.js";

/** Two subnets of tempo 10 after block 1. */
function afterFirstBlock(): Context {
  const ctx = { state: buildGenesisState(genesisFixture()), height: 1, emit: () => undefined };
  applyBlockStep(ctx, referenceYuma);
  return ctx;
}

describe("crossEmptyBlocks", () => {
  it("goes as far as it is told, and comes to what the block step comes to", () => {
    const [ctx, reference] = [afterFirstBlock(), afterFirstBlock()];
    expect(crossEmptyBlocks(ctx, 7)).toBe(7);
    for (let height = 2; height <= 7; height++) applyBlockStep({ ...reference, height }, referenceYuma);
    expect(stateHash(ctx.state)).toBe(stateHash(reference.state));
    expect(crossEmptyBlocks({ ...ctx, height: 7 }, 7)).toBe(7);
  });

  it("stops in front of an epoch", () => {
    const ctx = afterFirstBlock();
    expect(crossEmptyBlocks(ctx, 100)).toBe(9);
    expect(crossEmptyBlocks({ ...ctx, height: 9 }, 100)).toBe(9);
  });

  it("stops in front of the block in which another subnet begins to emit, and takes it along from there", () => {
    const ctx = afterFirstBlock();
    updateSubnet(ctx, 2, { firstEmissionBlock: 5 });
    expect(crossEmptyBlocks(ctx, 100)).toBe(4);
    expect(crossEmptyBlocks({ ...ctx, height: 4 }, 100)).toBe(9);
  });

  it("crosses blocks in which nobody emits", () => {
    const ctx = afterFirstBlock();
    for (const netuid of [1, 2]) assignHyperparameters(ctx, netuid, { registrationAllowed: false });
    expect(crossEmptyBlocks(ctx, 9)).toBe(9);
  });

  it("leaves the first block to the block step", () => {
    const ctx = { state: buildGenesisState(genesisFixture()), height: 0, emit: () => undefined };
    expect(crossEmptyBlocks(ctx, 5)).toBe(0);
  });

  it("leaves a supply beyond its cap to the block step, which refuses it", () => {
    const ctx = afterFirstBlock();
    ctx.state.set(issuance, [], MAX_SUPPLY + 1n);
    expect(crossEmptyBlocks(ctx, 5)).toBe(1);
    expect(() => applyBlockStep({ ...ctx, height: 2 }, referenceYuma)).toThrow(
      expect.objectContaining({ code: "SK0303" }),
    );
  });

  it.each([
    ["a reserve above any supply", { taoIn: 1n << 60n }],
    ["an empty reserve", { alphaIn: 0n }],
    ["weights out of range", { taoWeightE18: 999_999_999_999_999_999n }],
    ["a moving price without bounds", { movingPrice: 1n << 60n }],
  ])("touches nothing where one subnet has %s", (_, market) => {
    const ctx = afterFirstBlock();
    updateMarket(ctx, 2, market);
    const hash = stateHash(ctx.state);
    expect(crossEmptyBlocks(ctx, 9)).toBe(1);
    expect(stateHash(ctx.state)).toBe(hash);
  });
});
