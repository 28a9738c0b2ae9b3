import { reportOf } from "../../../../core/primitives/errors.js";

/** The code an action ends with, or undefined when it does not fail. */
export async function codeOf(action: () => unknown): Promise<string | undefined> {
  try {
    await action();
    return undefined;
  } catch (error) {
    return reportOf(error).code;
  }
}
