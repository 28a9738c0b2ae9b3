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
  samePosition: {
    code: "SK0507",
    message: "The stake would stay where it is.",
    next: "Name another hotkey, subnet or coldkey.",
  },
  transfersOff: {
    code: "SK0508",
    message: "Subnet {netuid} doesn't let stake change its coldkey.",
    next: "Take the stake out and send TAO, or ask the subnet's owner to turn transferEnabled on.",
  },
  relativePriceTooLow: {
    code: "SK0509",
    message:
      "After the swap an alpha would be worth {price} / 10^9 of what it buys, below the limit of {limitPrice}.",
    next: "Move a smaller amount, or allow a worse price.",
  },
  childrenMalformed: {
    code: "SK0510",
    message: "There are {children} children but {proportions} proportions.",
    next: "Pass one proportion for each child.",
  },
  tooManyChildren: {
    code: "SK0511",
    message: "There are {count} children, more than {limit}.",
    next: "Lend to fewer hotkeys.",
  },
  duplicateChild: {
    code: "SK0512",
    message: "{child} appears more than once.",
    next: "Pass each child once.",
  },
  ownChild: {
    code: "SK0513",
    message: "{hotkey} can't be its own child.",
    next: "Leave it out: what isn't lent stays with it.",
  },
  childLoop: {
    code: "SK0514",
    message: "{child} lends to {hotkey} on subnet {netuid}, directly or through others, or is about to.",
    next: "Choose a child that doesn't.",
  },
  proportionsTooLarge: {
    code: "SK0515",
    message: "The proportions add up to {total}, more than 2^64-1.",
    next: "Lend at most the whole stake; 2^64-1 stands for all of it.",
  },
  nothingToClaim: {
    code: "SK0516",
    message: "{coldkey} has no root dividends of subnet {netuid} with {hotkey}.",
    next: "Wait for an epoch that pays some, or claim on another subnet or hotkey.",
  },
  badClaimChoice: {
    code: "SK0517",
    message: "{choice} is nothing that root dividends can become.",
    next: "Choose swap or keep.",
  },
  sameIncentiveHotkey: {
    code: "SK0518",
    message: "Incentives on subnet {netuid} are staked with {hotkey} already.",
    next: "Nothing is left to do, or choose another hotkey.",
  },
});
