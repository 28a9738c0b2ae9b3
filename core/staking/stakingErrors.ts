import { defineErrors } from "../primitives/errors.js";

/** SK05xx: stake and delegation. */
export const stakingErrors = defineErrors({
  noShare: {
    code: "SK0501",
    message: "{amount} rao are too little to be a share of the stake of {hotkey} on subnet {netuid}.",
    next: "Stake a larger amount.",
  },
  belowMinimum: {
    code: "SK0502",
    message: "{amount} rao of TAO are below the minimum of {minimum}.",
    next: "Use a larger amount; only taking out everything may pay less.",
  },
  notEnoughStake: {
    code: "SK0503",
    message: "{coldkey} has {stake} rao staked with {hotkey} on subnet {netuid}, {amount} are needed.",
    next: "Use a smaller amount, or another hotkey or subnet.",
  },
  nothingToRemove: {
    code: "SK0504",
    message: "The amount is not positive.",
    next: "Use an amount of at least one rao.",
  },
  takeTooHigh: {
    code: "SK0505",
    message: "A take of {takeU16} / 65535 is above the maximum of {maximum}.",
    next: "Choose a take of at most 18 %.",
  },
  takeRaisedRecently: {
    code: "SK0506",
    message: "The take was raised at height {raisedAt}; it may be raised again at {earliest}.",
    next: "Wait until then; lowering it is possible at any time.",
  },
});
