import { u64f64 } from "../primitives/fixed/u64f64.js";
import type { EpochOutputs, EpochParams } from "./types.js";

/** The per-uid results of a subnet, in the units of `EpochOutputs`. Bonds and incentive stay with each mechanism. */
export type MechanismAggregates = Omit<EpochOutputs, "stake" | "bonds" | "incentive">;

const MAX_U64 = (1n << 64n) - 1n;
const MAX_U16 = 65_535n;

/**
 * Brings the results of all mechanisms together: what servers and validators get is added up, a uid is active or
 * permitted if it is so anywhere, and the rest is averaged by emission.
 *
 * @param mechanismEmission rao by mechanism, adding up to `params.raoEmission`
 */
export function aggregateMechanisms(
  params: Pick<EpochParams, "n" | "raoEmission">,
  mechanismEmission: readonly bigint[],
  mechanisms: readonly EpochOutputs[],
): MechanismAggregates {
  const shares = mechanismEmission.map((part, k) => shareOf(part, k, params.raoEmission));
  const perUid = <Value>(aggregate: (uid: number) => Value): Value[] =>
    Array.from({ length: params.n }, (_, uid) => aggregate(uid));

  /** Truncated to an integer after every mechanism, so the order of mechanisms counts. */
  const average = (values: readonly bigint[], largest: bigint): bigint =>
    values.reduce(
      (sum, value, k) => atMost(sum + ((value * (shares[k] ?? 0n)) >> u64f64.fractionBits), largest),
      0n,
    );
  const averageU16 = (pick: (outputs: EpochOutputs) => readonly number[]): number[] =>
    perUid((uid) =>
      Number(
        average(
          mechanisms.map((outputs) => BigInt(pick(outputs)[uid] ?? 0)),
          MAX_U16,
        ),
      ),
    );
  const total = (pick: (outputs: EpochOutputs) => readonly bigint[]): bigint[] =>
    perUid((uid) =>
      mechanisms.reduce((sum, outputs) => atMost(sum + (pick(outputs)[uid] ?? 0n), MAX_U64), 0n),
    );
  const anywhere = (pick: (outputs: EpochOutputs) => readonly boolean[]): boolean[] =>
    perUid((uid) => mechanisms.some((outputs) => pick(outputs)[uid] === true));

  return {
    active: anywhere((outputs) => outputs.active),
    validatorPermit: anywhere((outputs) => outputs.validatorPermit),
    serverEmission: total((outputs) => outputs.serverEmission),
    validatorEmission: total((outputs) => outputs.validatorEmission),
    stakeWeight: averageU16((outputs) => outputs.stakeWeight),
    consensus: averageU16((outputs) => outputs.consensus),
    dividends: averageU16((outputs) => outputs.dividends),
    validatorTrust: averageU16((outputs) => outputs.validatorTrust),
    emission: perUid((uid) =>
      average(
        mechanisms.map((outputs) => outputs.emission[uid] ?? 0n),
        MAX_U64,
      ),
    ),
  };
}

/** The part as a U64F64 fraction of the whole emission; with nothing to distribute the first mechanism counts alone. */
function shareOf(part: bigint, mechanism: number, raoEmission: bigint): bigint {
  if (raoEmission === 0n) return mechanism === 0 ? u64f64.one : 0n;
  return u64f64.div(u64f64.fromInteger(part), u64f64.fromInteger(raoEmission));
}

function atMost(value: bigint, largest: bigint): bigint {
  return value > largest ? largest : value;
}
