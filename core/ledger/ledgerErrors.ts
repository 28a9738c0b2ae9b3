import { defineErrors } from "../primitives/errors.js";

/** SK03xx: TAO accounts and issuance. */
export const ledgerErrors = defineErrors({
  insufficientBalance: {
    code: "SK0301",
    message: "{account} has {balance} rao free, {amount} are needed.",
    next: "Fund the account, or use a smaller amount.",
  },
  belowExistentialDeposit: {
    code: "SK0302",
    message: "{account} would be left with {balance} rao, below the existential deposit of {deposit}.",
    next: "Send at least the existential deposit to an account that has nothing.",
  },
  supplyExceeded: {
    code: "SK0303",
    message: "Minting {amount} rao on top of {issuance} would exceed the supply of 21 million TAO.",
    next: "Mint at most what is left below the cap.",
  },
  recycleExceedsIssuance: {
    code: "SK0304",
    message: "{amount} rao can't be recycled: only {issuance} are issued.",
    next: "Recycle only what was taken out of an account or a pool before.",
  },
  zeroAmount: {
    code: "SK0305",
    message: "The amount is not positive.",
    next: "Use an amount of at least one rao.",
  },
});
