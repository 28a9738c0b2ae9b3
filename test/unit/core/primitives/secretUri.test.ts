import { describe, expect, it } from "vitest";
import { bytesToHex } from "../../../../core/primitives/bytes.js";
import { secretFromUri } from "../../../../core/primitives/secretUri.js";
import { signerFromSecret } from "../../../../core/primitives/secretKey.js";
import type { SignatureScheme } from "../../../../core/primitives/signatureScheme.js";
import { codeOf } from "../state/codeOf.js";

const PHRASE = "bottom drive obey lake curtain smoke basket hold race lonely fit walk";
const accountOf = (scheme: SignatureScheme, uri: string): string =>
  signerFromSecret(secretFromUri(scheme, uri)).account;

// Accounts that the public chain's tools print for these URIs.
describe("secretFromUri", () => {
  it.each<[SignatureScheme, string, string]>([
    ["sr25519", PHRASE, "5DfhGyQdFobKM8NsWvEeAKk5EQQgYe9AydgJ7rMB6E1EqRzV"],
    ["sr25519", "//Alice", "5GrwvaEF5zXb26Fz9rcQpDWS57CtERHpNehXCPcNoHGKutQY"],
    ["sr25519", `${PHRASE}//Alice`, "5GrwvaEF5zXb26Fz9rcQpDWS57CtERHpNehXCPcNoHGKutQY"],
    ["sr25519", "//Alice//stash", "5GNJqTPyNqANBkUVMN1LPPrxXnFouWXoe2wNSmmEoLctxiZY"],
    ["sr25519", "//Bob", "5FHneW46xGXgs5mUiveU4sbTyGBzmstUspZC92UhjJM694ty"],
    ["sr25519", "//Charlie", "5FLSigC9HGRKVhB9FiEo4Y3koPsNmBmLJbpXg2mp1hXcS59Y"],
    ["ed25519", "//Alice", "5FA9nQDVg267DEd8m1ZypXLBnvN7SFxYwV7ndqSYGiN9TTpu"],
    ["ed25519", "//Bob", "5GoNkf6WdbxCFnPdAnYYQyCjAKPJgLNxXwPjwTh6DGg6gN3E"],
  ])("gives the %s account of %s", (scheme, uri, account) => {
    expect(accountOf(scheme, uri)).toBe(account);
  });

  it("derives softly as sp-core does", () => {
    expect(bytesToHex(signerFromSecret(secretFromUri("sr25519", "/Alice")).publicKey)).toBe(
      "d6c71059dbbe9ad2b0ed3f289738b800836eb425544ce694825285b958ca755e",
    );
  });

  it("takes the phrase's seed in hexadecimal, too", () => {
    const seed = "0xfac7959dbfe72f052e5a0c3c8d6530f202b02fd8f9f5ca3580ec8deb7797479e";
    expect(accountOf("sr25519", `${seed}//Alice`)).toBe(accountOf("sr25519", "//Alice"));
    expect(accountOf("ed25519", `${seed}//Bob`)).toBe(accountOf("ed25519", "//Bob"));
  });

  it("tells numbers from names, one password from another, and forgives spaces and capitals", () => {
    expect(accountOf("sr25519", "//1")).not.toBe(accountOf("sr25519", "//one"));
    expect(accountOf("sr25519", "//1")).toBe(accountOf("sr25519", "//01"));
    expect(accountOf("sr25519", `${PHRASE}///secret`)).not.toBe(accountOf("sr25519", PHRASE));
    expect(accountOf("sr25519", `  ${PHRASE.toUpperCase().replaceAll(" ", "  ")}\n`)).toBe(
      accountOf("sr25519", PHRASE),
    );
  });

  it("tells apart long names that begin alike", () => {
    const long = "x".repeat(70);
    expect(accountOf("ed25519", `//${long}a`)).not.toBe(accountOf("ed25519", `//${long}b`));
  });

  it.each<[SignatureScheme, string, string]>([
    ["sr25519", "", "SK0107"],
    ["sr25519", "0x1234", "SK0107"],
    ["sr25519", `${PHRASE}//a//`, "SK0107"],
    ["sr25519", "not a phrase", "SK0106"],
    ["sr25519", PHRASE.replace("walk", "drive"), "SK0106"],
    ["ed25519", "//Alice/soft", "SK0108"],
  ])("refuses %s %s with %s", (scheme, uri, code) => {
    expect(codeOf(() => secretFromUri(scheme, uri))).toBe(code);
  });

  it("never quotes a secret", () => {
    for (const uri of ["0xdeadbeef", "correct horse battery staple"]) {
      try {
        secretFromUri("sr25519", uri);
        expect.fail("it was not refused");
      } catch (error) {
        expect(String(error)).not.toContain(uri.slice(2, 8));
      }
    }
  });
});
