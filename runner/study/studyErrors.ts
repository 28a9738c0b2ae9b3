import { defineErrors } from "../../core/primitives/errors.js";

/** SK26xx: study files. */
export const studyErrors = defineErrors({
  unreadable: {
    code: "SK2600",
    message: "{file} can't be read: {reason}.",
    next: "Check the path, or run `subnetkit yuma cases` for the cases that come with Subnetkit.",
  },
  notJson: {
    code: "SK2601",
    message: "{file} is not JSON: {reason}.",
    next: "Correct it there; docs/study.md has an example.",
  },
  wrongShape: {
    code: "SK2602",
    message: "{path} of {file} is wrong: {reason}.",
    next: "Correct it; docs/study.md describes the format.",
  },
  unknownNeuron: {
    code: "SK2603",
    message: "{path} of {file} names {name}, which is no neuron of the network {network}.",
    next: "Use a name of its validators or miners: {names}.",
  },
  duplicateName: {
    code: "SK2604",
    message: "{path} of {file} uses the name {name} a second time.",
    next: "Give every network, variant and neuron a name of its own.",
  },
  wrongEpoch: {
    code: "SK2605",
    message: "{path} of {file} is {epoch}, but a step here must be from {from} to {to}.",
    next: "Order the steps by epoch, one step an epoch, within the network's epochs.",
  },
  wrongParameter: {
    code: "SK2606",
    message: "{path} of {file} can't be {value}: {reason}.",
    next: "Use the names and units of docs/study.md.",
  },
  unwritable: {
    code: "SK2607",
    message: "{file} can't be written: {reason}.",
    next: "Choose a path that you may write to.",
  },
});
