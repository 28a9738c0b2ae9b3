import { defineErrors } from "../../core/primitives/errors.js";

/** SK2930-SK2959: the test kit. */
export const kitErrors = defineErrors({
  failingService: {
    code: "SK2930",
    message: "The failing double of {token} was asked for {asked}.",
    next: "This is what the test wanted to happen: expect the code, or bind a double that answers. Plain values can be given to failing() after the token.",
  },
  unknownNeuron: {
    code: "SK2931",
    message: "Subnet {netuid} has no neuron {neuron}; it has {known}.",
    next: "Give a UID, or one of these names.",
  },
  badAmount: {
    code: "SK2932",
    message: "{amount} rao is no amount that {what} could be.",
    next: "Give a bigint of zero or more; 1 TAO is 1_000_000_000n.",
  },
  noReceipt: {
    code: "SK2933",
    message: "The call {call} left no receipt in block {height}.",
    next: "Report this: a call that was taken into the queue has to be in the next block.",
  },
  alphaExceeded: {
    code: "SK2934",
    message:
      "A stake of {amount} rao would take the alpha of subnet {netuid}, of which {alphaIssued} rao are issued, beyond 21 million.",
    next: "Stake less: 21 million alpha is all that a subnet can ever have.",
  },
  wrongSubject: {
    code: "SK2935",
    message: "{matcher} was given {given}; it needs {needed}.",
    next: "Look at what the test hands over: a value that is missing is often a neuron or a round that was not found.",
  },
  notRecorded: {
    code: "SK2940",
    message: "No answer of {miner} to this request of {subnet} was recorded: {request}.",
    next: "Record the traffic again with this request, or answer it with code.",
  },
  badTraffic: {
    code: "SK2941",
    message: "Line {line} of the recorded traffic can't be read: {reason}.",
    next: "Restore the file, or record the traffic again.",
  },
  foreignTraffic: {
    code: "SK2942",
    message: "This traffic was recorded of {found}, not of {expected}.",
    next: "Record it again: messages of the one need not be messages of the other.",
  },
  outcomeUnknown: {
    code: "SK2943",
    message: "The validator of {subnet} does not know the outcome of this task yet.",
    next: "Give the outcome to score(), or have the validator know it first.",
  },
  wrongDigits: {
    code: "SK2944",
    message: "Numbers can't be shown with {digits} significant digits.",
    next: "Give a whole number from 1 to 15.",
  },
});
