import { reportOf } from "../../../../core/primitives/errors.js";

/** The code of what a call throws; "none" when it returns. */
export function codeOf(call: () => unknown): string {
  try {
    call();
    return "none";
  } catch (error) {
    return reportOf(error).code;
  }
}
