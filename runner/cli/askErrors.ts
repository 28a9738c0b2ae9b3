import { defineErrors } from "../../core/primitives/errors.js";

/** SK3020-SK3029: requests from the command line. */
export const askErrors = defineErrors({
  unreadable: {
    code: "SK3020",
    message: "{path} can't be read: {reason}.",
    next: "Give the path of a file with the request as JSON, or - for standard input.",
  },
  notJson: {
    code: "SK3021",
    message: "{path} is no JSON: {reason}.",
    next: "Write the request as the subnet's contract has it; tensors as dtype, shape and data.",
  },
});
