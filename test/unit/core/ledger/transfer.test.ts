import { describe, expect, it } from "vitest";
import { balanceOf, EXISTENTIAL_DEPOSIT } from "../../../../core/ledger/accounts.js";
import { totalIssuance } from "../../../../core/ledger/issuance.js";
import { transfer } from "../../../../core/ledger/transfer.js";
import { alice, assertConserved, bob, codeOf, createTestNetwork, fund, TAO } from "../economyFixture.js";

function network(free = 10n * TAO) {
  const test = createTestNetwork();
  fund(test, alice, free);
  return test;
}

describe("transfer", () => {
  it("moves exactly the amount", () => {
    const test = network();
    transfer(test.ctx, { from: alice, to: bob, amount: 3n * TAO });
    expect(balanceOf(test.state, alice)).toBe(7n * TAO);
    expect(balanceOf(test.state, bob)).toBe(3n * TAO);
    expect(totalIssuance(test.state)).toBe(10n * TAO);
    expect(test.event("ledger.transferred")?.fields).toEqual({ from: alice, to: bob, amount: 3n * TAO });
  });

  it("sweeps a sender that would keep less than the existential deposit, and recycles what is left", () => {
    const test = network(10_499n);
    transfer(test.ctx, { from: alice, to: bob, amount: 10_000n });
    expect(balanceOf(test.state, alice)).toBe(0n);
    expect(balanceOf(test.state, bob)).toBe(10_000n);
    expect(totalIssuance(test.state)).toBe(10_000n);
    expect(test.event("ledger.swept")?.fields).toEqual({ account: alice, recycled: 499n });
    assertConserved(test);
  });

  it("leaves a sender that keeps exactly the existential deposit", () => {
    const test = network(10_500n);
    transfer(test.ctx, { from: alice, to: bob, amount: 10_000n });
    expect(balanceOf(test.state, alice)).toBe(EXISTENTIAL_DEPOSIT);
    expect(test.event("ledger.swept")).toBeUndefined();
  });

  it("empties an account without a sweep", () => {
    const test = network();
    transfer(test.ctx, { from: alice, to: bob, amount: 10n * TAO });
    expect(balanceOf(test.state, alice)).toBe(0n);
    expect(test.event("ledger.swept")).toBeUndefined();
    expect(totalIssuance(test.state)).toBe(10n * TAO);
  });

  it("to oneself changes nothing, whatever would be left in between", () => {
    const test = network(10_499n);
    transfer(test.ctx, { from: alice, to: alice, amount: 10_000n });
    expect(balanceOf(test.state, alice)).toBe(10_499n);
  });

  it("refuses nothing, more than there is, and too little to open an account", () => {
    const test = network();
    expect(codeOf(() => transfer(test.ctx, { from: alice, to: bob, amount: 0n }))).toBe("SK0305");
    expect(codeOf(() => transfer(test.ctx, { from: alice, to: bob, amount: -1n }))).toBe("SK0305");
    expect(codeOf(() => transfer(test.ctx, { from: alice, to: bob, amount: 10n * TAO + 1n }))).toBe("SK0301");
    expect(codeOf(() => transfer(test.ctx, { from: alice, to: bob, amount: 499n }))).toBe("SK0302");
    expect(codeOf(() => transfer(test.ctx, { from: bob, to: alice, amount: 499n }))).toBe("SK0301");
    expect(balanceOf(test.state, alice)).toBe(10n * TAO);
  });

  it("lets a small amount reach an account that has something", () => {
    const test = network();
    fund(test, bob, 500n);
    transfer(test.ctx, { from: alice, to: bob, amount: 1n });
    expect(balanceOf(test.state, bob)).toBe(501n);
  });
});
