import { defineErrors } from "../../core/primitives/errors.js";

/** SK3200-SK3219: a miner's model run without a network, and the models there are. */
export const inferErrors = defineErrors({
  unknownModel: {
    code: "SK3200",
    message: "{subnet} has no model {name}.",
    next: "Its models are: {known}.",
  },
  badAnswer: {
    code: "SK3201",
    message: "What the miner {profile} of {subnet} answered is not what the contract allows: {reason}.",
    next: "A validator would refuse it: correct the miner, or the response schema of the contract.",
  },
  unreadableInput: {
    code: "SK3202",
    message: "The input {file} can't be read: {reason}.",
    next: "Give the path of a JSON file, or - for standard input.",
  },
  badPair: {
    code: "SK3203",
    message: "{option} takes {expected}, not {value}.",
    next: "Write it so; several are given by repeating the option.",
  },
  noSample: {
    code: "SK3204",
    message: "The validator of {subnet} made no task to take a sample from.",
    next: "Give a request of your own with --input.",
  },
  noInput: {
    code: "SK3205",
    message: "There is nothing to answer.",
    next: "Give a request with one of {options}, or take one of the validator's own with --sample.",
  },
  whichSubnet: {
    code: "SK3206",
    message: "No subnet is named, and this folder's configuration has several.",
    next: "Name one of them, by the path or name that stands there.",
  },
  noSubnet: {
    code: "SK3207",
    message: "No subnet is named, and this folder has none.",
    next: "Name a bundled subnet, a folder or an installed package: `subnetkit infer price-prediction --sample`.",
  },
  whichModel: {
    code: "SK3208",
    message: "{subnet} has {count} models, and nothing says which of them {file} stands in for.",
    next: "Name it, as in --model NAME=FILE. Its models are: {known}.",
  },
  unusedFile: {
    code: "SK3210",
    message: "{file} was not used: the miner {profile} of {subnet} did not load the model {name}.",
    next: "Choose a profile that runs that model with --profile, or another model with --model NAME=FILE.",
  },
  noModel: {
    code: "SK3209",
    message: "{subnet} has no model that {file} could stand in for.",
    next: "Leave the file out, or declare a model in the contract.",
  },
});
