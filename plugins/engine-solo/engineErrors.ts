import { defineErrors } from "../../core/primitives/errors.js";

/** SK17xx: the solo engine's pool and sealing. */
export const engineErrors = defineErrors({
  poolFull: {
    code: "SK1701",
    message: "The pool is full: it holds {count} extrinsics.",
    next: "Submit again after the next block.",
  },
  signerQuota: {
    code: "SK1702",
    message: "The pool holds {count} extrinsics of {signer}, as many as one account may have waiting.",
    next: "Submit again after the next block.",
  },
  stopped: {
    code: "SK1703",
    message: "The engine has been stopped: it takes no extrinsics and seals no blocks.",
    next: "Create a new engine on the same chain.",
  },
  badInterval: {
    code: "SK1704",
    message: "Blocks can't be sealed every {intervalMs} ms.",
    next: "Give a whole number of milliseconds from 1 to 2147483647.",
  },
});
