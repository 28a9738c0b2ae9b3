import { defineErrors } from "../../core/primitives/errors.js";

/** SK21xx: the command line. */
export const cliErrors = defineErrors({
  usage: { code: "SK2100", message: "{problem}.", next: "Run `{command} --help` for the options." },
  badOption: {
    code: "SK2101",
    message: "{option} takes {expected}, not {value}.",
    next: "Correct the value, or leave the option out.",
  },
  needsYes: {
    code: "SK2102",
    message: "This {action}.",
    next: "Add --yes if that is what you want.",
  },
  noSigner: {
    code: "SK2103",
    message: "Nobody is named who signs.",
    next: "Add --key with the name of a key, --key-file, or --dev with an account of a local network.",
  },
  noAccount: {
    code: "SK2106",
    message: "{text} is neither an address nor the name of a key in {dir}.",
    next: "Give an SS58 address with prefix 42, a name that `subnetkit keys list` shows, or dev:NAME on a local network.",
  },
  notIncluded: {
    code: "SK2104",
    message: "The extrinsic {id} is in no block up to {height}, and its lifetime is over.",
    next: "Send it again; if the network is slow, with a longer --lifetime.",
  },
  notSeenInTime: {
    code: "SK2105",
    message: "The extrinsic {id} was in no block within {timeoutMs} ms.",
    next: "It may still be included: look with `subnetkit query tx`, or wait longer with --timeout-s.",
  },
  badExtrinsicId: {
    code: "SK2107",
    message: "{value} is no extrinsic's id.",
    next: "An id is 64 hexadecimal digits, as `subnetkit tx` prints it when it has sent a call; `subnetkit query block` lists those of a block.",
  },
});
