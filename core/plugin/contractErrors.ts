import { defineErrors } from "../primitives/errors.js";

/** SK1300-SK1319: a contract or a subnet whose description is wrong. */
export const contractErrors = defineErrors({
  badId: {
    code: "SK1300",
    message: '"{id}" is not an id.',
    next: 'Use lower-case words of letters and digits joined by "-", 64 characters at most, such as "price-prediction".',
  },
  badVersion: {
    code: "SK1301",
    message: '{id}: "{version}" is not a semantic version.',
    next: 'Write three numbers, such as "1.0.0".',
  },
  badField: {
    code: "SK1302",
    message: "{id}: {path} {reason}.",
    next: "Correct that field of the contract.",
  },
  looseSchema: {
    code: "SK1303",
    message: "{id}: schemas accept too much at {paths}: {reason}.",
    next: "{fix}. No other check stands behind it.",
  },
  badName: {
    code: "SK1304",
    message: '{id}: "{name}" in {path} is not a name.',
    next: 'Use a lower-case letter, then letters, digits or "-", 32 characters at most.',
  },
  badModel: {
    code: "SK1305",
    message: "{id}: models.{name} {reason}.",
    next: "Declare it with onnx() or tfjs(): a path below the entry file, and the lower-case hexadecimal SHA-256 of its bytes.",
  },
  minersDoNotMatch: {
    code: "SK1306",
    message: "{id}: miners and profiles differ: missing [{missing}], without a profile [{unknown}].",
    next: "Give defineSubnet one factory for each profile of the contract.",
  },
  badSubnet: {
    code: "SK1307",
    message: "{id}: {reason}.",
    next: "Export, as the default of the entry file, what defineSubnet returns for contract, url, miners and validator.",
  },
  unknownProfile: {
    code: "SK1308",
    message: '{id} has no profile "{profile}".',
    next: "Use one of: {known}.",
  },
  notTogether: {
    code: "SK1309",
    message: "{id}: {one} and {other} exclude each other.",
    next: "Choose one: what is committed to, or travels as a batch, comes as a whole.",
  },
  unknownHyperparameter: {
    code: "SK1310",
    message: '{id}: hyperparameters has "{name}", which subnets do not have{hint}.',
    next: "Use some of: {known}.",
  },
  unknownMember: {
    code: "SK1311",
    message: 'A {kind} of {subnet} has the field "{field}"{hint}, which is none of {known}.',
    next: "Correct or remove it. What else a {kind} needs belongs into a variable, or into the instance of a class.",
  },
  impossibleSchema: {
    code: "SK1312",
    message: "{id}: nothing can be what the schema at {path} says: {reason}.",
    next: "Correct the bounds, the tensor or the default there.",
  },
  uncompilableSchema: {
    code: "SK1313",
    message: "{id}: nothing can be checked by the schema at {path}: {reason}.",
    next: "Write it with Type and Tensor. No format is known: use a pattern and maxLength instead.",
  },
});
