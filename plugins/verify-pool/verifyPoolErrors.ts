import { defineErrors } from "../../core/primitives/errors.js";

/** SK28xx: verification of signatures in worker threads. */
export const verifyPoolErrors = defineErrors({
  workerFailed: {
    code: "SK2800",
    message: "A worker that verifies signatures ended: {reason}.",
    next: "The signatures are verified in the main thread meanwhile; if it happens again, report it.",
  },
  closed: {
    code: "SK2801",
    message: "The pool that verifies signatures is closed.",
    next: "Create a new one.",
  },
});
