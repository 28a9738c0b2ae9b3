import { fail } from "../primitives/errors.js";
import type { Clock } from "../protocol/ports.js";
import { roleErrors } from "./roleErrors.js";

/**
 * Awaits work that others wrote, for so long and no longer. What it does afterwards is ignored.
 *
 * @throws SK1538, or whatever the work threw
 */
export function withinTime<T>(clock: Clock, limitMs: number, work: () => T | Promise<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    const cancel = clock.after(limitMs, () => reject(fail(roleErrors.timeLimit, { limitMs })));
    const settled = (async () => work())();
    settled.then(resolve, reject).finally(cancel);
  });
}
