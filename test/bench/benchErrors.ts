import { defineErrors } from "../../core/primitives/errors.js";

/** SK25xx: the benches. */
export const benchErrors = defineErrors({
  unknown: {
    code: "SK2500",
    message: "There is no bench {name}.",
    next: "Use one of {known}, or none to run all.",
  },
  noLine: {
    code: "SK2501",
    message: "The network ended before it printed {expected}.",
    next: "Run `npm start -- --epochs 1` and look at its errors.",
  },
  killTest: {
    code: "SK2502",
    message: "After a kill: {problem}.",
    next: "This is a defect of the store: report it with the seed.",
  },
  notMeasured: {
    code: "SK2503",
    message: "Nothing was measured: {problem}.",
    next: "This is a defect: report it with the bench's name.",
  },
});
