import { describe, expect, it } from "vitest";
import { balanceOf, credit, debit } from "../../../../core/ledger/accounts.js";
import { totalIssuance } from "../../../../core/ledger/issuance.js";
import { mintTao } from "../../../../core/ledger/mint.js";
import { balances } from "../../../../core/ledger/tables.js";
import { alice, bob, codeOf, createTestNetwork, fund } from "../economyFixture.js";

describe("accounts", () => {
  it("have nothing until they are credited, and no entry then", () => {
    const { ctx, state } = createTestNetwork();
    expect(balanceOf(state, alice)).toBe(0n);
    credit(ctx, alice, 0n);
    expect(state.get(balances, [alice])).toBeUndefined();
    credit(ctx, alice, mintTao(ctx, 500n));
    expect(state.get(balances, [alice])).toBe(500n);
  });

  it("aren't opened below the existential deposit: the amount is recycled", () => {
    const test = createTestNetwork();
    credit(test.ctx, alice, mintTao(test.ctx, 499n));
    expect(balanceOf(test.state, alice)).toBe(0n);
    expect(totalIssuance(test.state)).toBe(0n);
    expect(test.event("ledger.swept")?.fields).toEqual({ account: alice, recycled: 499n });
  });

  it("give into the caller's hand what is debited", () => {
    const test = createTestNetwork();
    fund(test, alice, 2_000n);
    credit(test.ctx, bob, debit(test.ctx, alice, 1_200n));
    expect([balanceOf(test.state, alice), balanceOf(test.state, bob)]).toEqual([800n, 1_200n]);
  });

  it("refuse a debit beyond the balance", () => {
    const test = createTestNetwork();
    fund(test, alice, 2_000n);
    expect(codeOf(() => debit(test.ctx, alice, 2_001n))).toBe("SK0301");
    expect(codeOf(() => debit(test.ctx, bob, 1n))).toBe("SK0301");
    expect(balanceOf(test.state, alice)).toBe(2_000n);
  });
});
