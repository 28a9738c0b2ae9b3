import type { EpochTrace } from "./traceEpoch.js";

/**
 * Why a uid gets a permit for the next epoch or none: it is the `owner`'s; it is among the K largest stakes
 * (`largestStakes`); it has `noStake` that counts; K others have more (`outranked`; of equal stakes the higher uid wins).
 */
export type NextPermitRule = "owner" | "largestStakes" | "noStake" | "outranked";

/**
 * Why a uid holds a permit in this epoch or none: as the `owner`, or `granted` by the epoch before; it was
 * `registeredSince`; there was `noEpochYet` to grant any; the epoch before refused it for the reasons of
 * `NextPermitRule`, or as `notGranted` where that epoch isn't known.
 */
export type PermitRule =
  "owner" | "granted" | "registeredSince" | "noEpochYet" | "noStake" | "outranked" | "notGranted";

export interface PermitStep {
  /** Whether the uid may validate in this epoch. */
  readonly held: boolean;
  readonly rule: PermitRule;
  /** What the epoch decides for the next one. */
  readonly next: boolean;
  readonly nextRule: NextPermitRule;
  /** Place by stake, 1 for the largest, and how many places carry a permit. */
  readonly place: number;
  readonly places: number;
}

/** @param previous the epoch before, for why it granted no permit */
export function explainPermit(epoch: EpochTrace, uid: number, previous?: EpochTrace): PermitStep {
  const { params, outputs, intermediates, permits } = epoch;
  const stakes = intermediates.stakeNorm;
  const own = stakes[uid] ?? 0n;
  const asOwner = uid === params.ownerUid;
  const next = outputs.validatorPermit[uid] === true;
  return {
    held: permits[uid] === true,
    rule: heldRule(epoch, uid, previous),
    next,
    nextRule: asOwner ? "owner" : next ? "largestStakes" : own === 0n ? "noStake" : "outranked",
    place: 1 + stakes.filter((stake, other) => stake > own || (stake === own && other > uid)).length,
    places: params.maxAllowedValidators,
  };
}

function heldRule({ params, inputs, permits }: EpochTrace, uid: number, previous?: EpochTrace): PermitRule {
  if (permits[uid] === true) return uid === params.ownerUid ? "owner" : "granted";
  const lastEpoch = params.lastMechanismStepBlock;
  if (lastEpoch === 0) return "noEpochYet";
  // A block's registrations come after its epochs.
  if ((inputs.blockAtRegistration[uid] ?? 0) >= lastEpoch) return "registeredSince";
  const refused = previous && uid < previous.params.n ? explainPermit(previous, uid).nextRule : undefined;
  return refused === "noStake" || refused === "outranked" ? refused : "notGranted";
}
