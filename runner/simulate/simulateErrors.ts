import { defineErrors } from "../../core/primitives/errors.js";

/** SK2900-SK2919: networks in one process. */
export const simulateErrors = defineErrors({
  noSubnet: {
    code: "SK2900",
    message: "A network without subnets has nobody to run.",
    next: "Name at least one subnet.",
  },
  badPlan: {
    code: "SK2901",
    message: "Subnet {subnet} can't be planned: {reason}.",
    next: "Change the counts, names or profiles that were given for it.",
  },
  stuck: {
    code: "SK2902",
    message: "At height {height} a round waits for something that nobody works on.",
    next: "A hook or a promise that was never settled holds it: settle it, or sleep by the network's clock instead.",
  },
  busy: {
    code: "SK2903",
    message: "The network is moving already.",
    next: "Await the call that moves it before the next one.",
  },
  closed: {
    code: "SK2904",
    message: "This network has been disposed of.",
    next: "Create another one.",
  },
  noEndpoint: {
    code: "SK2905",
    message: "Nobody listens at {endpoint} in this network.",
    next: "A miner that could not be started listens nowhere; see the network's problems.",
  },
  unknownSubnet: {
    code: "SK2906",
    message: "This network has no subnet {netuid}; it has {known}.",
    next: "Give one of these.",
  },
  unknownSnapshot: {
    code: "SK2907",
    message:
      "This network has no such snapshot: it was dropped by a revert to an older one, or belongs to another network.",
    next: "Revert to the older one, or take a new snapshot after it.",
  },
  boundTwice: {
    code: "SK2908",
    message: "The token {token} is bound twice.",
    next: "Bind it once.",
  },
  unknownService: {
    code: "SK2909",
    message: "This network has no service behind {token}; it has {known}.",
    next: "Bind it when the network is created, or replace one of these.",
  },
});
