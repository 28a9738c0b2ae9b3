import type { State } from "../state/state.js";
import { issuance } from "./tables.js";

/** TAO that exists, in rao: what the block emission is computed from. */
export function totalIssuance(state: State): bigint {
  return state.get(issuance, []) ?? 0n;
}
