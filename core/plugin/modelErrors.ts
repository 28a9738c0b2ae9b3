import { defineErrors } from "../primitives/errors.js";

/** SK20xx: what every ModelRuntime answers to a bad model file or a bad input. */
export const modelErrors = defineErrors({
  missingFile: {
    code: "SK2000",
    message: "The model file {file} can't be read: {reason}.",
    next: "Check the path in the contract's models; it is relative to the subnet's own folder.",
  },
  hashMismatch: {
    code: "SK2001",
    message: "The model {file} is not the pinned one: its SHA-256 is {actual}, expected {expected}.",
    next: "Restore the file, or, if you changed the model on purpose, pin the new hash in the contract.",
  },
  corrupt: {
    code: "SK2002",
    message: "The model {file} can't be loaded by {runtime}: {reason}.",
    next: "Export the model again and pin its new hash; the file is what the contract says, but not a usable model.",
  },
  unsupportedType: {
    code: "SK2003",
    message: "{port} of the model {file} has element type {dtype}, which tensors here don't have.",
    next: "Export the model with float32, float64, int32, int64, int16, uint16, uint8 or bool inputs and outputs.",
  },
  unknownInput: {
    code: "SK2004",
    message: 'The model {file} has no input "{input}".',
    next: "Its inputs are: {known}.",
  },
  missingInput: {
    code: "SK2005",
    message: 'The model {file} was run without its input "{input}".',
    next: "Pass a tensor for each of: {known}.",
  },
  wrongType: {
    code: "SK2006",
    message: 'Input "{input}" of the model {file} takes {expected}, not {actual}.',
    next: "Build the tensor with that element type.",
  },
  wrongShape: {
    code: "SK2007",
    message: 'Input "{input}" of the model {file} takes the shape [{expected}], not [{actual}].',
    next: "A dimension of -1 is free; every other must match, and the data must fill the shape.",
  },
  runFailed: {
    code: "SK2008",
    message: "Running the model {file} failed: {reason}.",
    next: "Compare the inputs with what the model was exported for.",
  },
  disposed: {
    code: "SK2009",
    message: "The model {file} was used after dispose().",
    next: "Load it again, or dispose it later.",
  },
  runtimeMissing: {
    code: "SK2010",
    message: "No runtime for {kind} models can be loaded: {reason}.",
    next: "Install {packages}; `subnetkit doctor` says which one runs.",
  },
  notAsDeclared: {
    code: "SK2011",
    message: "The model {file} is not what the contract declares: {reason}.",
    next: "Correct the inputs or outputs in the contract's models, or export the model as it declares.",
  },
  doesNotFit: {
    code: "SK2012",
    message: "{file} can't stand in for the model {name}: {reason}.",
    next: "Export it with the same names, element types and shapes; `subnetkit models` lists them.",
  },
  notBatchable: {
    code: "SK2013",
    message: "The model {file} can't run in batches: {reason}.",
    next: "Export it with a free first dimension on every input and output, or leave `batch` out of the contract.",
  },
  unusableReplacement: {
    code: "SK2014",
    message: "{file} can't stand in for the model {name}: {reason}.",
    next: "Give the path of a model of your own, from the folder you are in: .json is read as TF.js, all else as ONNX.",
  },
});
