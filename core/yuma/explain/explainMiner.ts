import { compareMiners, type Change } from "./changes.js";
import { checkUid } from "./checkUid.js";
import { explainConsensus, type ConsensusStep } from "./consensusStep.js";
import { explainEmission, type EmissionStep } from "./emissionStep.js";
import { shareOf, type Share } from "./share.js";
import { entryOf, type EpochTrace } from "./traceEpoch.js";
import { explainVote, type Vote } from "./vote.js";

/**
 * Whether a miner earned, or why not: nobody weighs it (`unlisted`); no weight for it passed the masks with stake behind
 * it (`unheard`); the consensus on it is 0, so all weights were dropped (`noConsensus`); what it got rounds to 0
 * (`tooLittle`).
 */
export type MinerOutcome = "earned" | "unlisted" | "unheard" | "noConsensus" | "tooLittle";

/** The way of a miner from what validators say of it to what it is paid. */
export interface MinerExplanation {
  readonly uid: number;
  readonly registeredAt: number;
  readonly outcome: MinerOutcome;
  /** By validator: all who weigh it, and all whose stake is heard. */
  readonly votes: readonly Vote[];
  readonly consensus: ConsensusStep;
  /** Sum of the votes' ranks. */
  readonly rank: Share;
  /** Sum of all miners' ranks. */
  readonly rankSum: Share;
  /** Rank over the sum of ranks. */
  readonly incentive: Share;
  readonly incentiveU16: number;
  readonly emission: EmissionStep;
  /** Since the previous epoch; undefined if that isn't known. */
  readonly changes: readonly Change[] | undefined;
}

/**
 * Explains one uid's epoch as a miner. Pure; every number is the epoch's own.
 *
 * @param previous the epoch before, for what changed
 * @throws SK0805
 * @example
 * const { votes, consensus, emission } = explainMiner(traceEpoch(params, inputs), 7);
 */
export function explainMiner(epoch: EpochTrace, uid: number, previous?: EpochTrace): MinerExplanation {
  checkUid(epoch, uid);
  const now = explain(epoch, uid);
  const isKnown = previous !== undefined && uid < previous.params.n;
  return { ...now, changes: isKnown ? compareMiners(explain(previous, uid), now) : undefined };
}

function explain(epoch: EpochTrace, uid: number): Omit<MinerExplanation, "changes"> {
  const { inputs, outputs, intermediates } = epoch;
  const votes = inputs.weights.flatMap((row, validator) => {
    const isHeard = (intermediates.activeStake[validator] ?? 0n) > 0n;
    return isHeard || entryOf(row, uid) !== undefined ? [explainVote(epoch, validator, uid)] : [];
  });
  const incentive = shareOf(intermediates.incentive[uid]);
  return {
    uid,
    registeredAt: inputs.blockAtRegistration[uid] ?? 0,
    outcome: incentive.raw > 0n ? "earned" : whyNothing(votes),
    votes,
    consensus: explainConsensus(epoch, uid),
    rank: shareOf(intermediates.ranks[uid]),
    rankSum: shareOf(intermediates.ranks.reduce((sum, rank) => sum + rank, 0n)),
    incentive,
    incentiveU16: outputs.incentive[uid] ?? 0,
    emission: explainEmission(epoch, "miner", uid),
  };
}

function whyNothing(votes: readonly Vote[]): MinerOutcome {
  const given = votes.filter(({ weightU16 }) => weightU16 !== undefined && weightU16 > 0);
  if (given.length === 0) return "unlisted";
  const heard = given.filter(({ rule, voice }) => rule === "counts" && voice.rule === "heard");
  if (heard.length === 0) return "unheard";
  return heard.every(({ clip }) => clip === "dropped" || clip === "none") ? "noConsensus" : "tooLittle";
}
