import { isSubnetkitError } from "../primitives/errors.js";

/** One line about anything thrown, to stand inside another sentence. */
export function reasonOf(cause: unknown): string {
  const text = isSubnetkitError(cause)
    ? `${cause.code} ${cause.message}`
    : cause instanceof Error
      ? cause.message
      : String(cause);
  return text.replace(/\.$/, "");
}
