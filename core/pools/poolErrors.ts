import { defineErrors } from "../primitives/errors.js";

/** SK04xx: swaps that a pool refuses. */
export const poolErrors = defineErrors({
  inputTooLarge: {
    code: "SK0400",
    message: "{amount} rao is more than {largest} rao, a thousand times what the pool holds.",
    next: "Swap a smaller amount, or in several steps.",
  },
  reservesTooLow: {
    code: "SK0401",
    message: "The pool holds {reserve} rao of what is asked for, too little for this swap.",
    next: "Wait until the pool has grown, or, if the amount is tiny, swap more.",
  },
  priceLimitExceeded: {
    code: "SK0402",
    message:
      "The price limit of {limitPrice} rao per alpha leaves nothing to {side}: the price is {price} rao.",
    next: "Choose a limit on the other side of the current price, or wait for the price to move.",
  },
});
