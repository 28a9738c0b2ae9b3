import { q32, type Q32 } from "../../primitives/fixed/q32.js";
import { shareOf, type Share } from "./share.js";
import type { EpochTrace } from "./traceEpoch.js";

/**
 * How the epoch's emission was divided: `halves` between miners and validators; all of it to `minersOnly` or
 * `validatorsOnly` if the other side earned nothing; `byStake` to validators if nobody set usable weights.
 */
export type EmissionRule = "halves" | "minersOnly" | "validatorsOnly" | "byStake";

/** A uid's part of what the epoch distributes. */
export interface EmissionStep {
  readonly rule: EmissionRule;
  readonly share: Share;
  /** Of the epoch's emission, truncated. */
  readonly rao: bigint;
  /** What the epoch distributes, in rao of alpha. */
  readonly ofRao: bigint;
}

export function explainEmission(epoch: EpochTrace, side: "miner" | "validator", uid: number): EmissionStep {
  const { params, outputs, intermediates } = epoch;
  const isMiner = side === "miner";
  const shares = isMiner ? intermediates.normServerEmission : intermediates.normValidatorEmission;
  const amounts = isMiner ? outputs.serverEmission : outputs.validatorEmission;
  return {
    rule: emissionRule(intermediates.incentive, intermediates.dividends),
    share: shareOf(shares[uid]),
    rao: amounts[uid] ?? 0n,
    ofRao: params.raoEmission,
  };
}

function emissionRule(incentive: readonly Q32[], dividends: readonly Q32[]): EmissionRule {
  const [miners, validators] = [q32.sum(incentive) !== 0n, q32.sum(dividends) !== 0n];
  if (miners) return validators ? "halves" : "minersOnly";
  return validators ? "validatorsOnly" : "byStake";
}
