import { defineErrors } from "subnetkit/plugin";

export const priceErrors = defineErrors({
  explosiveVolatility: {
    code: "SK2304",
    message: "alpha + gamma / 2 + beta is {persistence}; the variance would grow without bound.",
    next: "Choose settings whose sum is below 1.",
  },
  unexpectedModelOutput: {
    code: "SK2305",
    message: 'The model\'s output "increments" is not float32 of shape {expected}.',
    next: "Train the model again, or restore models/paths.onnx from the repository.",
  },
  outsideArray: {
    code: "SK2306",
    message: "Index {index} is outside an array of {length} values.",
    next: "Report it with the command that led to it: this is a mistake in the subnet.",
  },
  runtimesDisagree: {
    code: "SK2307",
    message: "The written ONNX model and TF.js differ by {difference}; {tolerance} is allowed.",
    next: "Look for an operation whose two implementations in training/graph differ.",
  },
  missingGradient: {
    code: "SK2308",
    message: "The gradient of {kernel} with these arguments is not implemented.",
    next: "Add it to training/gradients.ts, or write the model with other operations.",
  },
  weightsMissing: {
    code: "SK3853",
    message: "The weights {path} cannot be read.",
    next: "Restore models/paths.weights.json from the repository, or train the model again.",
  },
  weightsChanged: {
    code: "SK3854",
    message: "The weights {path} have SHA-256 {actual}, but {expected} is expected.",
    next: "Restore models/paths.weights.json from the repository, or train the model again.",
  },
  unknownNetwork: {
    code: "SK3855",
    message: "There is no network {name} to train.",
    next: "Use one of {networks}.",
  },
});
