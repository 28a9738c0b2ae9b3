import { defineErrors } from "../../core/primitives/errors.js";

/** SK3860-SK3869: `subnetkit backtest`. */
export const backtestCommandErrors = defineErrors({
  noBacktest: {
    code: "SK3860",
    message: "There is no backtest of {subnet}.",
    next: "There is one of {subnets}.",
  },
  badDate: {
    code: "SK3861",
    message: "{option} must be a day such as 2008-01-01, not {value}.",
    next: "Give the day in this form.",
  },
});
