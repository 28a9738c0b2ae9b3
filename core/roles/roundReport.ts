import type { MissingReason, Peer } from "../plugin/subnet.js";
import type { ErrorReport } from "../primitives/errors.js";
import type { AccountId } from "../primitives/ss58.js";
import type { PeerReport as PeerProblem } from "../protocol/reportBody.js";
import type { WeightU16 } from "./weights.js";

/** What a round made of one peer. */
export interface PeerRoundReport {
  readonly uid: number;
  readonly hotkey: AccountId;
  /** Usable answers to this round's tasks. */
  readonly answers: number;
  /** Items of batches that it failed at, in answers that are usable otherwise. */
  readonly failedItems: number;
  /** Tasks without one, by reason. */
  readonly missing: Readonly<Record<MissingReason, number>>;
  /** The first reason that was given, in words. */
  readonly problem?: PeerProblem;
  /** Mean of the scores given in this round, of older tasks too; undefined when there were none. */
  readonly meanScore: number | undefined;
  /** Mean over the whole history, on which the default weights rest. */
  readonly historyMean: number | undefined;
}

/** One round of a validator, as it is shown and logged. */
export interface RoundReport {
  readonly netuid: number;
  readonly height: number;
  readonly seed: string;
  readonly tasks: {
    /** Created by the plugin, checked, and sent to every peer. */
    readonly sent: number;
    /** Scored in this round, older ones included. */
    readonly scored: number;
    /** Waiting for their outcome at the end of the round. */
    readonly waiting: number;
  };
  /** Requests of clients that were sent in this round. */
  readonly orders: number;
  /** In UID order. */
  readonly peers: readonly PeerRoundReport[];
  /** What was set on chain; empty when it was refused, with the reason among the refusals. */
  readonly weights: readonly WeightU16[];
  /** Everything that was refused or failed on this side, with what to do. */
  readonly refusals: readonly ErrorReport[];
  /** By the role's clock, so it is not part of what repeats. */
  readonly elapsedMs: number;
}

/** Counts a round's answers and scores per peer. */
export interface RoundTally {
  readonly answered: (uid: number, failedItems?: readonly PeerProblem[]) => void;
  readonly missed: (uid: number, reason: MissingReason, problem: PeerProblem) => void;
  readonly scored: (uid: number, score: number) => void;
  readonly reports: (historyMeans: ReadonlyMap<number, number>) => readonly PeerRoundReport[];
}

interface Count {
  answers: number;
  failedItems: number;
  missing: Record<MissingReason, number>;
  problem: PeerProblem | undefined;
  scores: number[];
}

export function createRoundTally(peers: readonly Peer[]): RoundTally {
  const counts = new Map<number, Count>();
  for (const { uid } of peers) {
    const missing = { unreachable: 0, late: 0, malformed: 0, refused: 0, failed: 0 };
    counts.set(uid, { answers: 0, failedItems: 0, missing, problem: undefined, scores: [] });
  }
  // A UID that is no peer of this round may still have an older task scored in it: it has no line in the report.
  const update = (uid: number, change: (count: Count) => void): void => {
    const count = counts.get(uid);
    if (count) change(count);
  };
  return {
    answered: (uid, failedItems = []) =>
      update(uid, (count) => {
        count.answers += 1;
        count.failedItems += failedItems.length;
        count.problem ??= failedItems[0];
      }),
    missed: (uid, reason, problem) =>
      update(uid, (count) => {
        count.missing[reason] += 1;
        count.problem ??= problem;
      }),
    scored: (uid, score) => update(uid, (count) => count.scores.push(score)),
    reports: (historyMeans) =>
      peers.flatMap(({ uid, hotkey }) => {
        const count = counts.get(uid);
        if (!count) return [];
        const { answers, failedItems, missing, problem, scores } = count;
        const meanScore =
          scores.length === 0 ? undefined : scores.reduce((sum, score) => sum + score, 0) / scores.length;
        const historyMean = historyMeans.get(uid);
        const report = { uid, hotkey, answers, failedItems, missing, meanScore, historyMean };
        return [problem ? { ...report, problem } : report];
      }),
  };
}
