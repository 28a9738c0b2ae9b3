import { q32 } from "../../primitives/fixed/q32.js";
import type { WeightRule } from "../weightRules.js";
import { shareOf, type Share } from "./share.js";
import { entryOf, type EpochTrace } from "./traceEpoch.js";
import { voiceOf, type Voice } from "./voice.js";

/** What the consensus did to a weight: `none` if there was nothing to cut. */
export type ClipRule = "none" | "kept" | "clipped" | "dropped";

/** One weight on its way: as stored → masked → normalised → clipped → what it adds to the miner's rank. */
export interface Vote {
  readonly validator: number;
  readonly target: number;
  /** As stored; undefined if the validator doesn't list the uid. */
  readonly weightU16: number | undefined;
  /** Why it counts or doesn't. */
  readonly rule: WeightRule | "notListed";
  /** The blocks that rule compares: last weights of the validator, registration of the miner, open commit. */
  readonly lastUpdate: number;
  readonly registeredAt: number;
  readonly committedAt: number | undefined;
  /** The stake behind it. */
  readonly voice: Voice;
  /** As a share of the validator's weights that count. */
  readonly normalised: Share;
  readonly consensus: Share;
  readonly clip: ClipRule;
  readonly clipped: Share;
  /** What clipping took. */
  readonly cut: Share;
  /** Clipped weight times stake. */
  readonly rank: Share;
}

/** The weight that `validator` gives `target`, step by step. */
export function explainVote(epoch: EpochTrace, validator: number, target: number): Vote {
  const { inputs, intermediates } = epoch;
  const weightU16 = entryOf(inputs.weights[validator], target);
  const voice = voiceOf(epoch, validator);
  const normalised = entryOf(intermediates.weightsNorm[validator], target) ?? 0n;
  const kept = entryOf(intermediates.clippedWeights[validator], target);
  const clipped = kept ?? 0n;
  return {
    validator,
    target,
    weightU16,
    rule: weightU16 === undefined ? "notListed" : epoch.weightRule(validator, target),
    lastUpdate: inputs.lastUpdate[validator] ?? 0,
    registeredAt: inputs.blockAtRegistration[target] ?? 0,
    committedAt: epoch.openCommits.get(validator),
    voice,
    normalised: shareOf(normalised),
    consensus: shareOf(intermediates.consensus[target]),
    clip:
      normalised === 0n ? "none" : kept === undefined ? "dropped" : clipped < normalised ? "clipped" : "kept",
    clipped: shareOf(clipped),
    cut: shareOf(normalised - clipped),
    rank: shareOf(q32.mul(voice.share.raw, clipped)),
  };
}
