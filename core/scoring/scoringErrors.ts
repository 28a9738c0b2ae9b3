import { defineErrors } from "../primitives/errors.js";

/** SK31xx: numbers that no score can be computed from. */
export const scoringErrors = defineErrors({
  empty: {
    code: "SK3100",
    message: "{name} has no values.",
    next: "Score an answer that is missing with 0 before computing anything from it.",
  },
  notFinite: {
    code: "SK3101",
    message: "{name} holds {value} at index {index}, which is not a finite number.",
    next: "Refuse such answers by their schema: Tensor and Type.Number accept finite numbers alone.",
  },
  outOfRange: {
    code: "SK3102",
    message: "{name} is {value}, but must be {range}.",
    next: "Pass a value in that range.",
  },
  differentLength: {
    code: "SK3103",
    message: "{name} has {actual} values, but {expected} are needed.",
    next: "Compare an answer's length with the request's before it is scored.",
  },
  notAscending: {
    code: "SK3104",
    message: "{name} does not ascend at index {index}.",
    next: "Pass each value once, in ascending order.",
  },
  overflow: {
    code: "SK3105",
    message: "The {score} of these values is too large for a number.",
    next: "Bound the values in the schema of the response.",
  },
});
