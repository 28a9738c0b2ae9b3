import { describe, expect, it } from "vitest";
import { bytesToHex } from "../../../../core/primitives/bytes.js";
import { newMnemonic, seedFromMnemonic } from "../../../../core/primitives/mnemonic.js";

const ABANDON =
  "abandon abandon abandon abandon abandon abandon abandon abandon abandon abandon abandon about";

describe("seedFromMnemonic", () => {
  it("gives the mini-secrets of substrate-bip39", () => {
    // First vector of substrate-bip39's own test file, with its password.
    expect(bytesToHex(seedFromMnemonic(ABANDON, "Substrate"))).toBe(
      "44e9d125f037ac1d51f0a7d3649689d422c2af8b1ec8e00d71db4d7bf6d127e3",
    );
    expect(
      bytesToHex(seedFromMnemonic("bottom drive obey lake curtain smoke basket hold race lonely fit walk")),
    ).toBe("fac7959dbfe72f052e5a0c3c8d6530f202b02fd8f9f5ca3580ec8deb7797479e");
  });
});

describe("newMnemonic", () => {
  it("makes phrases that differ and can be read back", () => {
    const [first, second] = [newMnemonic(), newMnemonic()];
    expect(first.split(" ")).toHaveLength(12);
    expect(first).not.toBe(second);
    expect(seedFromMnemonic(first)).toHaveLength(32);
  });
});
