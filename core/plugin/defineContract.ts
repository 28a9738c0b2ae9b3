import { assertContract } from "./assertContract.js";
import type { ContractSpec } from "./contract.js";
import { rememberPlace } from "./contractPlace.js";
import type { KnownContractFields } from "./knownFields.js";

/**
 * Declares what a subnet is: its messages, models, miner profiles and hyperparameters. Everything else is typed from the result.
 *
 * @throws SK1300-SK1305, SK1309, SK1310, SK1312, SK1313 when the description is wrong; each names the path
 * @example
 * export const contract = defineContract({
 *   id: "echo", version: "1.0.0", summary: "Miners repeat a word.",
 *   task: {
 *     request: Type.String({ maxLength: 80 }), response: Type.String({ maxLength: 80 }),
 *     timeoutMs: 1_000, streaming: false,
 *   },
 *   models: {}, profiles: { plain: Type.Object({}) }, hyperparameters: {},
 * });
 */
export function defineContract<const Spec extends ContractSpec>(
  spec: Spec & KnownContractFields<Spec>,
): Spec {
  assertContract(spec);
  rememberPlace(spec, defineContract);
  return spec;
}
