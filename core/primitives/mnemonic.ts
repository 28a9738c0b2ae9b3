import { pbkdf2Sync } from "node:crypto";
import { generateMnemonic as generate, mnemonicToEntropy } from "@scure/bip39";
import { wordlist } from "@scure/bip39/wordlists/english.js";
import { fail } from "./errors.js";
import { primitiveErrors } from "./primitiveErrors.js";

/** Twelve new English words, 128 bits of the operating system's randomness. */
export function newMnemonic(): string {
  return generate(wordlist, 128);
}

/**
 * The 32-byte seed behind a BIP39 phrase, the way of the public chain's wallets (substrate-bip39): PBKDF2 with 2,048
 * rounds of HMAC-SHA-512 over the phrase's entropy, not over its words as BIP39 has it; the first half is the seed.
 *
 * @param password the optional extra word; part of the secret, empty for none
 * @throws SK0106
 */
export function seedFromMnemonic(phrase: string, password = ""): Uint8Array {
  const words = phrase.trim().split(/\s+/).join(" ").toLowerCase();
  let entropy: Uint8Array;
  try {
    entropy = mnemonicToEntropy(words, wordlist);
  } catch {
    // The library's text may quote words of the phrase: it stays out of ours.
    throw fail(primitiveErrors.badMnemonic, { words: words === "" ? 0 : words.split(" ").length });
  }
  const salt = `mnemonic${password}`.normalize("NFKD");
  return Uint8Array.from(pbkdf2Sync(entropy, salt, 2_048, 64, "sha512").subarray(0, 32));
}
