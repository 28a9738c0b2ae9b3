import { availability as provenShare } from "subnetkit/scoring";

/** What a validator remembers of a miner. All counts fade: what was long ago weighs little. */
export interface Standing {
  readonly passedLeaves: number;
  readonly failedLeaves: number;
  /** Tasks it answered in time, and all it was sent. */
  readonly answered: number;
  readonly asked: number;
  /** Bytes it was offered, and those of them that it took and has not lost. */
  readonly offeredBytes: number;
  readonly keptBytes: number;
  /** Sum of speeds in [0, 1] and their number. */
  readonly speeds: number;
  readonly timed: number;
}

export const NEWCOMER: Standing = {
  passedLeaves: 0,
  failedLeaves: 0,
  answered: 0,
  asked: 0,
  offeredBytes: 0,
  keptBytes: 0,
  speeds: 0,
  timed: 0,
};

/** What one task tells of a miner. */
export type Evidence = Partial<Standing>;

/** Share of the old counts that is left after a task: half of it after 34 tasks. */
const KEEP = 0.98;

/** A standing with one more task in it. */
export function withEvidence(before: Standing, evidence: Evidence): Standing {
  const faded = (name: keyof Standing): number => Math.max(0, before[name] * KEEP + (evidence[name] ?? 0));
  return {
    passedLeaves: faded("passedLeaves"),
    failedLeaves: faded("failedLeaves"),
    answered: faded("answered"),
    asked: faded("asked"),
    offeredBytes: faded("offeredBytes"),
    keptBytes: faded("keptBytes"),
    speeds: faded("speeds"),
    timed: faded("timed"),
  };
}

/** Losing a part must cost more than keeping it: a shard with one lost leaf is worth nothing. */
const PROOF_EXPONENT = 4;
const AVAILABILITY_EXPONENT = 2;
/** What counts as proven of who keeps something and was never asked to show it: next to nothing, and more than of who keeps nothing. */
const UNASKED = 0.1;
const [BASE, CAPACITY_SHARE, SPEED_SHARE] = [0.6, 0.3, 0.1];

const ratio = (part: number, whole: number): number => (whole > 0 ? Math.min(1, part / whole) : 0);

/** A miner's score in [0, 1]: proofs⁴ · availability² · (0.6 + 0.3 · capacity + 0.1 · speed). README.md says why. */
export function scoreOf(standing: Standing): number {
  const { passedLeaves, failedLeaves, keptBytes } = standing;
  const isUnasked = passedLeaves + failedLeaves === 0 && keptBytes > 0;
  // Wilson's lower bound takes whole trials; faded counts are rounded.
  const proofs = isUnasked
    ? UNASKED
    : provenShare(Math.round(passedLeaves), Math.round(passedLeaves + failedLeaves));
  const availability = ratio(standing.answered, standing.asked);
  const capacity = ratio(keptBytes, standing.offeredBytes);
  const speed = ratio(standing.speeds, standing.timed);
  return (
    proofs ** PROOF_EXPONENT *
    availability ** AVAILABILITY_EXPONENT *
    (BASE + CAPACITY_SHARE * capacity + SPEED_SHARE * speed)
  );
}
