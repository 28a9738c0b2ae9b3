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
});
