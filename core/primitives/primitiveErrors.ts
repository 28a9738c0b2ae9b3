import { defineErrors } from "./errors.js";

/** SK01xx: values and bytes that are not what they claim to be. */
export const primitiveErrors = defineErrors({
  unexpected: {
    code: "SK0100",
    message: "{message}",
    next: "This error has no code of its own: report it with the command that led to it.",
  },
  amountOutOfRange: {
    code: "SK0101",
    message: "{value} is not an amount in rao: an integer from 0 to 2^64-1.",
    next: "Pass a bigint of rao, or a decimal string of rao.",
  },
  badAddress: {
    code: "SK0102",
    message: "{address} is not an SS58 address: {reason}.",
    next: "Copy the whole address, and use one of this network (prefix 42).",
  },
  badHex: {
    code: "SK0103",
    message: "{text} is not hexadecimal text.",
    next: "Use an even number of the digits 0-9 and a-f.",
  },
  badEncoding: {
    code: "SK0104",
    message: "These bytes are not deterministic CBOR: {reason}.",
    next: "Encode maps with sorted keys, shortest integers and definite lengths (RFC 8949, section 4.2).",
  },
  badSeed: {
    code: "SK0105",
    message: "A key seed has 32 bytes, this one has {length}.",
    next: "Derive the seed with a hash, or generate a new key.",
  },
  badMnemonic: {
    code: "SK0106",
    message:
      "These {words} words are not a recovery phrase: a word is not in the list, or the checksum is wrong.",
    next: "Check number, spelling and order of the words: 12, 15, 18, 21 or 24 English words of BIP39.",
  },
  badSecretUri: {
    code: "SK0107",
    message: "This is not a secret URI: its {part} is wrong.",
    next: "Write phrase//hard/soft///password; the phrase is a recovery phrase, or 0x and 64 hexadecimal digits.",
  },
  softEd25519: {
    code: "SK0108",
    message: "An Ed25519 key has no soft derivation, as in /{name}.",
    next: "Derive hard with two slashes, or use an sr25519 key.",
  },
  badSecret: {
    code: "SK0109",
    message: "An {scheme} secret has {expected} bytes, this one has {length}.",
    next: "Make the secret with secretFromSeed or secretFromUri.",
  },
});
