import { loadFactory } from "../../core/plugin/loadFactory.js";
import type { Subnet } from "../../core/plugin/subnet.js";
import type { NeuronRole } from "../devnet/reports.js";

/**
 * Loads the code of all parts of one role and creates none of them: what does not compile is known before anything depends on it.
 *
 * @throws SK1373
 */
export async function loadParts(subnet: Subnet, role: NeuronRole): Promise<void> {
  const { contract, miners, validator } = subnet;
  const parts: readonly (readonly [string, () => Promise<unknown>])[] =
    role === "validator"
      ? [["validator", validator]]
      : Object.entries(miners).map(([profile, load]) => [`miner ${profile}`, load] as const);
  for (const [part, load] of parts) await loadFactory(contract.id, part, load);
}
