import { fail, type SubnetkitError } from "../../core/primitives/errors.js";
import type { PluginCall } from "../neuron/callMark.js";
import { devnetErrors } from "./devnetErrors.js";
import type { NeuronRole } from "./reports.js";

/** As many as a line of a terminal holds. */
const MAX_NAMED = 8;

/**
 * Says which call of a plugin keeps its thread from taking turns, as far as that is known: the only one that has not ended; one of those that
 * have not; or none, and something beside the calls.
 */
export function loopError(
  { subnet, role }: { readonly subnet: string; readonly role: NeuronRole },
  open: readonly PluginCall[],
  seconds: number,
): SubnetkitError {
  const where = { subnet, role, seconds };
  const [only, ...others] = open;
  if (!only) return fail(devnetErrors.loopsBesides, where);
  if (others.length === 0) return fail(devnetErrors.loops, { ...where, uid: only.uid, call: only.name });
  const named = open.slice(0, MAX_NAMED).map(({ uid, name }) => `UID ${uid} in ${name}`);
  const more = open.length > MAX_NAMED ? ` and ${open.length - MAX_NAMED} more` : "";
  return fail(devnetErrors.loopsSomewhere, { ...where, calls: `${named.join(", ")}${more}` });
}
