import { isSubnetkitError, reportOf, type ErrorReport } from "../primitives/errors.js";

/** What was thrown, as something to record: an error with a code stays itself, with what led to it. */
export const refusalOf = (error: unknown): ErrorReport => (isSubnetkitError(error) ? error : reportOf(error));
