import { defineErrors } from "../primitives/errors.js";

/** SK1320-SK1329: values that are not what their schema says. */
export const messageErrors = defineErrors({
  mismatch: {
    code: "SK1320",
    message: "{subject}: {path} {rule}.",
    next: "Send a value that the schema of the contract accepts.",
  },
  badSchema: {
    code: "SK1321",
    message: "A schema can't be compiled: {reason}.",
    next: "Use the types of `Type` and `Tensor` from subnetkit/plugin; JSON Schema keywords beyond them are refused.",
  },
  badTensor: {
    code: "SK1322",
    message: "{what} is not a tensor: {reason}.",
    next: "A tensor has a dtype, a shape and exactly as much data as the shape says, in little-endian bytes on the wire.",
  },
  tooDeep: {
    code: "SK1323",
    message: "The value is nested more than {limit} levels deep.",
    next: "Flatten it: no message needs that depth.",
  },
  badSettings: {
    code: "SK1324",
    message: "Settings of {subject}: {path} {rule}.",
    next: "Correct that setting; every setting and its default stand in the schema of the profile or plugin.",
  },
  wrongCount: {
    code: "SK1325",
    message: "{subject}: {given} items where {expected} were asked for.",
    next: "Answer a batch with one item for each of the request, in its order, undefined where it failed.",
  },
  impossibleTensor: {
    code: "SK1326",
    message: "The schema of a tensor: {path} {reason}.",
    next: "Correct that option of Tensor().",
  },
});
