import { describe, expect, it } from "vitest";
import { applyBlockStep } from "../../../../core/chain/blockStep.js";
import { buildGenesisState } from "../../../../core/chain/buildGenesisState.js";
import { referenceYuma } from "../../../../core/epoch/consensus.js";
import { totalIssuance } from "../../../../core/ledger/issuance.js";
import { potsOf } from "../../../../core/ledger/pots.js";
import { marketOf } from "../../../../core/pools/market.js";
import { registrationPriceOf } from "../../../../core/registry/register.js";
import { scheduleOf } from "../../../../core/registry/subnets.js";
import { childrenOf } from "../../../../core/staking/childKeys.js";
import { pendingChildren } from "../../../../core/staking/tables.js";
import type { KernelEvent } from "../../../../core/state/context.js";
import { bob, genesisFixture, validator } from "./chainFixture.js";

describe("applyBlockStep", () => {
  it("takes every step of a block", () => {
    const state = buildGenesisState(genesisFixture());
    const before = { issued: totalIssuance(state), price: registrationPriceOf(state, 1) };
    applyBlockStep({ state, height: 2, emit: () => undefined }, referenceYuma);
    expect(totalIssuance(state)).toBeGreaterThan(before.issued);
    expect(registrationPriceOf(state, 1)).toBeLessThan(before.price);
    expect(potsOf(state, 1).server).toBeGreaterThan(0n);
  });

  it("moves the moving price towards the price", () => {
    const state = buildGenesisState(genesisFixture());
    const before = marketOf(state, 1).movingPrice; // half the price
    applyBlockStep({ state, height: 100_000, emit: () => undefined }, referenceYuma);
    expect(marketOf(state, 1).movingPrice).toBeGreaterThan(before);
  });

  it("lets an epoch pay out what its own block emitted", () => {
    const state = buildGenesisState(genesisFixture());
    const events: KernelEvent[] = [];
    for (let height = 1; scheduleOf(state, 1).epochIndex === 0; height++) {
      applyBlockStep({ state, height, emit: (event) => events.push(event) }, referenceYuma);
    }
    expect(potsOf(state, 1)).toEqual({ owner: 0n, server: 0n, validator: 0n, root: 0n });
    expect(events.map(({ name }) => name)).toContain("epoch.finished");
  });

  it("lets children in after the epoch of their subnet", () => {
    const state = buildGenesisState(genesisFixture());
    const children = [{ hotkey: bob.account, proportion: 5n }];
    state.set(pendingChildren, [1, validator.account], { children, matureAt: 1 });
    for (let height = 1; scheduleOf(state, 1).epochIndex === 0; height++) {
      expect(childrenOf(state, 1, validator.account)).toEqual([]);
      applyBlockStep({ state, height, emit: () => undefined }, referenceYuma);
    }
    expect(childrenOf(state, 1, validator.account)).toEqual(children);
  });
});
