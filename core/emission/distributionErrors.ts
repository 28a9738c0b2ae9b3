import { defineErrors } from "../primitives/errors.js";

/** SK101x: an epoch whose amounts can't be paid. */
export const distributionErrors = defineErrors({
  overpaid: {
    code: "SK1010",
    message: "The consensus gave the miners of subnet {netuid} {given} rao, of {emission} there were.",
    next: "Use a consensus that shares out no more than the emission it is given.",
  },
});
