import { defineErrors } from "subnetkit/plugin";

/** SK3850-SK3859: backtests. */
export const backtestErrors = defineErrors({
  unknownAsset: {
    code: "SK3850",
    message: "There is no price series of {asset}.",
    next: "Use one of {assets}.",
  },
  unknownProfile: {
    code: "SK3851",
    message: "The subnet has no miner profile {profile}.",
    next: "Use one of {profiles}.",
  },
  tooFewOrigins: {
    code: "SK3852",
    message:
      "{series} has {origins} origins between {from} and {until}; {needed} are the least from which an error can be told.",
    next: "Choose a longer period, or a smaller stride.",
  },
});
