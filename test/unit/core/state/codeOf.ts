import { isSubnetkitError } from "../../../../core/primitives/errors.js";

/** The code of the error that a call throws; anything uncoded goes through, and no error at all is "none". */
export function codeOf(call: () => unknown): string {
  try {
    call();
  } catch (error) {
    if (isSubnetkitError(error)) return error.code;
    throw error;
  }
  return "none";
}
