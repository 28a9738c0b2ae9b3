import type { Consensus } from "../../core/epoch/consensus.js";
import { reasonOf } from "../../core/plugin/reasonOf.js";
import { fail } from "../../core/primitives/errors.js";
import { workerFailure } from "../neuron/workerFailure.js";
import { devnetErrors } from "./devnetErrors.js";

/**
 * A plugin's consensus, the same but for what it throws: that ends the network, and is told as the plugin's, with its own lines.
 *
 * @param entry URL of the plugin's entry module
 * @throws SK2217 where the consensus throws
 */
export function blamingConsensus(plugin: string, entry: string, consensus: Consensus): Consensus {
  return {
    id: consensus.id,
    version: consensus.version,
    run: (params, inputs) => {
      try {
        return consensus.run(params, inputs);
      } catch (cause) {
        const { trace } = workerFailure(cause, entry);
        throw fail(devnetErrors.consensusThrew, { plugin, reason: reasonOf(cause) }, { trace, cause });
      }
    },
  };
}
