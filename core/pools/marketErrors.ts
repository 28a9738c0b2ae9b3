import { defineErrors } from "../primitives/errors.js";

/** SK041x: the pools that subnets have, and what a swap may do to them. */
export const marketErrors = defineErrors({
  noPool: {
    code: "SK0410",
    message: "Subnet {netuid} has no pool.",
    next: "Use the netuid of an existing subnet other than root.",
  },
  poolExists: {
    code: "SK0411",
    message: "Subnet {netuid} already has a pool.",
    next: "Create each subnet once.",
  },
  reserveTooSmall: {
    code: "SK0412",
    message:
      "A pool needs at least {minimum} rao on each side; {tao} rao of TAO and {alpha} rao of alpha were given.",
    next: "Start the pool with more.",
  },
  limitPassed: {
    code: "SK0413",
    message: "Swapping all {amount} rao would move the price beyond the limit of {limitPrice} rao per alpha.",
    next: "Swap a smaller amount, or allow a worse price.",
  },
  reserveGuarded: {
    code: "SK0414",
    message: "The swap would leave {left} rao in the pool, below the minimum of {minimum}.",
    next: "Swap a smaller amount.",
  },
  alphaShort: {
    code: "SK0415",
    message:
      "{amount} rao of alpha were to leave circulation on subnet {netuid}, where only {held} are outside the pool.",
    next: "Recycle or burn only alpha that was taken from somebody before.",
  },
});
