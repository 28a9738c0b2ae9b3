import { defineErrors } from "../../core/primitives/errors.js";

/** SK3320-SK3329: a plugin that changes while the network runs. */
export const reloadErrors = defineErrors({
  otherSubnet: {
    code: "SK3320",
    message:
      "The plugin was {id} and calls itself {found} now; the chain keeps {id}, whose last version runs on.",
    next: "Change the id back, or start the network again.",
  },
  profileGone: {
    code: "SK3321",
    message: "{subnet} has no profile {profile} any more: this miner stands still.",
    next: "It runs again when the profile comes back; there is {profiles}.",
  },
  profileWithoutMiner: {
    code: "SK3322",
    message: "{subnet} has the new profile {profile}, and no miner on this chain runs it.",
    next: "Start the network again to have one registered.",
  },
});
