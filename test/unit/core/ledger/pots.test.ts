import { describe, expect, it } from "vitest";
import { dustOf, keepDust } from "../../../../core/ledger/dust.js";
import { ledgerParts } from "../../../../core/ledger/ledgerParts.js";
import { drainPots, fillPots, potsOf } from "../../../../core/ledger/pots.js";
import { createTestNetwork, fund, alice } from "../economyFixture.js";

const filled = { owner: 1n, server: 20n, validator: 300n, root: 4_000n };

describe("pots", () => {
  it("add up until they are drained, each subnet's apart", () => {
    const { ctx, state } = createTestNetwork();
    fillPots(ctx, 1, filled);
    fillPots(ctx, 1, filled);
    fillPots(ctx, 2, filled);
    const twice = { owner: 2n, server: 40n, validator: 600n, root: 8_000n };
    expect(potsOf(state, 1)).toEqual(twice);
    expect(drainPots(ctx, 1)).toEqual(twice);
    expect(potsOf(state, 1)).toEqual({ owner: 0n, server: 0n, validator: 0n, root: 0n });
    expect(potsOf(state, 2)).toEqual(filled);
  });

  it("are empty on a subnet that never emitted", () => {
    const { ctx, state } = createTestNetwork();
    expect(drainPots(ctx, 7)).toEqual({ owner: 0n, server: 0n, validator: 0n, root: 0n });
    expect(ledgerParts(state).alpha.size).toBe(0);
  });
});

describe("dust", () => {
  it("adds up by subnet and kind", () => {
    const { ctx, state } = createTestNetwork();
    keepDust(ctx, 1, { tao: 1n });
    keepDust(ctx, 1, { alpha: 5n });
    keepDust(ctx, 1, { tao: 2n, alpha: 6n });
    keepDust(ctx, 2, {});
    expect(dustOf(state, 1)).toEqual({ tao: 3n, alpha: 11n });
    expect(dustOf(state, 2)).toEqual({ tao: 0n, alpha: 0n });
  });
});

describe("ledgerParts", () => {
  it("names everything the ledger holds", () => {
    const test = createTestNetwork();
    fund(test, alice, 1_000n);
    keepDust(test.ctx, 1, { tao: 2n, alpha: 3n });
    keepDust(test.ctx, 2, { tao: 5n });
    fillPots(test.ctx, 1, filled);
    const { tao, alpha } = ledgerParts(test.state);
    expect(tao).toEqual({ free: 1_000n, burnt: 0n, dust: 7n });
    expect(alpha.get(1)).toEqual({
      dust: 3n,
      ownerPot: 1n,
      serverPot: 20n,
      validatorPot: 300n,
      rootPot: 4_000n,
    });
    expect(alpha.get(2)).toEqual({ dust: 0n });
  });
});
