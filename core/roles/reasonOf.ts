import { isSubnetkitError } from "../primitives/errors.js";
import { thrownText } from "../primitives/thrownText.js";

/** One line about anything thrown, to stand inside another sentence. */
export function reasonOf(cause: unknown): string {
  const text = isSubnetkitError(cause) ? `${cause.code} ${cause.message}` : thrownText(cause);
  return text.replace(/\.$/, "");
}
