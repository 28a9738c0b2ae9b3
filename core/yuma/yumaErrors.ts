import { defineErrors } from "../primitives/errors.js";

/** SK08xx: numbers an epoch can't be computed from. */
export const yumaErrors = defineErrors({
  wrongLength: {
    code: "SK0801",
    message: "{name} has {actual} entries, but the epoch needs {expected}.",
    next: "Give one entry per uid of the subnet.",
  },
  outOfRange: {
    code: "SK0802",
    message: "{name} is {value}, which is not an integer from {smallest} to {largest}.",
    next: "Check its unit: fractions are u16 with 65535 as 1, amounts are rao, times are blocks.",
  },
  noMechanism: {
    code: "SK0803",
    message: "A subnet without any incentive mechanism has no epoch.",
    next: "Give the inputs of at least one mechanism.",
  },
  duplicateColumn: {
    code: "SK0804",
    message: "{row} names uid {column} more than once.",
    next: "Give each uid at most one weight and one bond per row.",
  },
  unknownUid: {
    code: "SK0805",
    message: "The epoch had no uid {uid}; it had {uids}.",
    next: "Ask for one of those.",
  },
});
