import { describe, expect, it } from "vitest";
import { burnTao } from "../../../../core/ledger/burn.js";
import { totalIssuance } from "../../../../core/ledger/issuance.js";
import { ledgerParts } from "../../../../core/ledger/ledgerParts.js";
import { mintTao } from "../../../../core/ledger/mint.js";
import { recycleTao } from "../../../../core/ledger/recycle.js";
import { MAX_SUPPLY } from "../../../../core/primitives/amounts.js";
import { codeOf, createTestNetwork } from "../economyFixture.js";

describe("issuance", () => {
  it("rises with minting, falls with recycling, and stays with burning", () => {
    const { ctx, state } = createTestNetwork();
    expect(totalIssuance(state)).toBe(0n);
    expect(mintTao(ctx, 100n)).toBe(100n);
    expect(totalIssuance(state)).toBe(100n);
    recycleTao(ctx, 30n);
    expect(totalIssuance(state)).toBe(70n);
    burnTao(ctx, 50n);
    burnTao(ctx, 20n);
    expect(totalIssuance(state)).toBe(70n);
    expect(ledgerParts(state).tao).toEqual({ free: 0n, burnt: 70n, dust: 0n });
  });

  it("never passes the supply of 21 million", () => {
    const { ctx, state } = createTestNetwork();
    mintTao(ctx, MAX_SUPPLY - 1n);
    expect(codeOf(() => mintTao(ctx, 2n))).toBe("SK0303");
    mintTao(ctx, 1n);
    expect(totalIssuance(state)).toBe(MAX_SUPPLY);
    expect(codeOf(() => mintTao(ctx, 1n))).toBe("SK0303");
  });

  it("never falls below zero", () => {
    const { ctx } = createTestNetwork();
    mintTao(ctx, 5n);
    expect(codeOf(() => recycleTao(ctx, 6n))).toBe("SK0304");
  });
});
