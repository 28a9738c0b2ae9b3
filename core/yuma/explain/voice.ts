import type { EpochTrace } from "./traceEpoch.js";
import { shareOf, type Share } from "./share.js";

/**
 * Whether a uid's stake has a say in the consensus, or the first rule that silences it:
 *
 * - `noPermit`: it holds no validator permit in this epoch;
 * - `inactive`: it has not set weights for longer than the cutoff;
 * - `belowThreshold`: its stake is smaller than the subnet asks for;
 * - `noStake`: it has no stake, or so little that its share rounds to 0.
 */
export type VoiceRule = "heard" | "noPermit" | "inactive" | "belowThreshold" | "noStake";

/** A uid's say: its share of the stake that counts. */
export interface Voice {
  readonly rule: VoiceRule;
  readonly share: Share;
}

export function voiceOf(epoch: EpochTrace, uid: number): Voice {
  const { intermediates, outputs, permits } = epoch;
  const share = shareOf(intermediates.activeStake[uid]);
  return { rule: ruleOf(), share };

  function ruleOf(): VoiceRule {
    if (share.raw > 0n) return "heard";
    if (permits[uid] !== true) return "noPermit";
    if (outputs.active[uid] !== true) return "inactive";
    const isCut = (outputs.stake[uid] ?? 0n) > 0n && intermediates.filteredStake[uid] === 0n;
    return isCut ? "belowThreshold" : "noStake";
  }
}
