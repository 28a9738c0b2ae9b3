import { explainBonds, type BondsStep } from "./bondsStep.js";
import { compareValidators, type Change } from "./changes.js";
import { checkUid } from "./checkUid.js";
import { explainEmission, type EmissionStep } from "./emissionStep.js";
import { explainPermit, type PermitStep } from "./permitStep.js";
import { shareOf, type Share } from "./share.js";
import type { EpochTrace } from "./traceEpoch.js";
import { voiceOf, type Voice } from "./voice.js";
import { explainVote, type Vote } from "./vote.js";

/** Whether stake counts: `none` if there is none, `exempt` if it is below the threshold but the owner's. */
export type StakeRule = "counts" | "belowThreshold" | "exempt" | "none";

export interface StakeStep {
  readonly rule: StakeRule;
  /** In rao, child keys taken into account. */
  readonly alpha: bigint;
  readonly tao: bigint;
  /** Alpha plus weighted TAO, in rao. */
  readonly total: bigint;
  readonly threshold: bigint;
  /** Of all stake that counts. */
  readonly share: Share;
}

export interface ActivityStep {
  readonly active: boolean;
  readonly lastUpdate: number;
  /** Last block in which these weights keep it active. */
  readonly activeUntil: number;
}

/** The way of a validator from its stake and weights to its dividends. */
export interface ValidatorExplanation {
  readonly uid: number;
  readonly registeredAt: number;
  readonly stake: StakeStep;
  readonly activity: ActivityStep;
  readonly permit: PermitStep;
  readonly voice: Voice;
  /** Its weights in the order stored. */
  readonly weights: readonly Vote[];
  /** Sum of its clipped weights: the part of its weights that the consensus follows. */
  readonly trust: Share;
  readonly bonds: BondsStep;
  readonly dividends: Share;
  readonly dividendsU16: number;
  readonly emission: EmissionStep;
  /** Since the previous epoch; undefined if that isn't known. */
  readonly changes: readonly Change[] | undefined;
}

/**
 * Explains one uid's epoch as a validator. Pure; every number is the epoch's own.
 *
 * @param previous the epoch before, for what changed
 * @throws SK0805
 * @example
 * const { permit, trust, bonds, dividends } = explainValidator(traceEpoch(params, inputs), 0);
 */
export function explainValidator(
  epoch: EpochTrace,
  uid: number,
  previous?: EpochTrace,
): ValidatorExplanation {
  checkUid(epoch, uid);
  const now = explain(epoch, uid, previous);
  const isKnown = previous !== undefined && uid < previous.params.n;
  return { ...now, changes: isKnown ? compareValidators(explain(previous, uid), now) : undefined };
}

function explain(
  epoch: EpochTrace,
  uid: number,
  previous?: EpochTrace,
): Omit<ValidatorExplanation, "changes"> {
  const { inputs, outputs, intermediates } = epoch;
  const lastUpdate = inputs.lastUpdate[uid] ?? 0;
  return {
    uid,
    registeredAt: inputs.blockAtRegistration[uid] ?? 0,
    stake: explainStake(epoch, uid),
    activity: {
      active: outputs.active[uid] === true,
      lastUpdate,
      activeUntil: lastUpdate + epoch.cutoffBlocks,
    },
    permit: explainPermit(epoch, uid, previous),
    voice: voiceOf(epoch, uid),
    weights: (inputs.weights[uid] ?? []).map(([target]) => explainVote(epoch, uid, target)),
    trust: shareOf(intermediates.validatorTrust[uid]),
    bonds: explainBonds(epoch, uid),
    dividends: shareOf(intermediates.dividends[uid]),
    dividendsU16: outputs.dividends[uid] ?? 0,
    emission: explainEmission(epoch, "validator", uid),
  };
}

function explainStake({ params, inputs, outputs, intermediates }: EpochTrace, uid: number): StakeStep {
  const total = outputs.stake[uid] ?? 0n;
  const isBelow = total < params.stakeThreshold;
  const rule =
    total === 0n ? "none" : !isBelow ? "counts" : uid === params.ownerUid ? "exempt" : "belowThreshold";
  return {
    rule,
    alpha: inputs.stakeAlpha[uid] ?? 0n,
    tao: inputs.stakeTao[uid] ?? 0n,
    total,
    threshold: params.stakeThreshold,
    share: shareOf(intermediates.stakeNorm[uid]),
  };
}
