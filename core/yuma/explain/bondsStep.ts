import { q32 } from "../../primitives/fixed/q32.js";
import type { BondsTrace } from "../bondsTypes.js";
import { denseAlphas } from "../liquidAlpha.js";
import type { Matrix } from "../matrix.js";
import { bondsAlpha } from "../movingAverage.js";
import { shareOf, type Share } from "./share.js";
import { entryOf, type EpochTrace } from "./traceEpoch.js";

/**
 * What became of one bond: `new`, `grew`, `faded` or `held`; `forgotten` because the uid it named is another neuron now;
 * `unlisted` because liquid alpha drops bonds to miners that the validator doesn't list.
 */
export type BondRule = "new" | "grew" | "faded" | "held" | "forgotten" | "unlisted";

/** A validator's bond with one miner: before → towards its weight → after → what it earns. */
export interface BondStep {
  readonly target: number;
  readonly rule: BondRule;
  /** As stored before, u16; undefined if there was none. */
  readonly beforeU16: number | undefined;
  readonly before: Share;
  /** What it moves towards. Yuma 3: the weight; Yuma 2: weight times stake as a share of all validators'. */
  readonly towards: Share;
  /** How far it moves: after = alpha · towards + (1 - alpha) · before. */
  readonly alpha: Share;
  readonly after: Share;
  /** As a share of all validators' bonds with this miner. */
  readonly ofAll: Share;
  readonly incentive: Share;
  /** Share of all bonds times incentive. */
  readonly earns: Share;
}

export interface BondsStep {
  readonly version: "yuma2" | "yuma3";
  /** Whether every pair had its own alpha. */
  readonly liquid: boolean;
  readonly bonds: readonly BondStep[];
  /** Sum of what the bonds earn. */
  readonly earns: Share;
  /** False if all bonds are erased because the uid gets no permit for the next epoch. */
  readonly stored: boolean;
}

/** A validator's bonds in one epoch, by uid of the miner. */
export function explainBonds(epoch: EpochTrace, uid: number): BondsStep {
  const { params, inputs, outputs, intermediates } = epoch;
  const trace = intermediates.bonds;
  const { before, towards, after } = rowsOf(trace, uid);
  const liquid = trace.rule === "yuma3" && trace.liquid;
  const plain = bondsAlpha(params.bondsMovingAverage);
  const [alphas = []] = liquid ? denseAlphas(params, [towards], [before], intermediates.consensus) : [];

  const stored = inputs.bonds[uid] ?? [];
  const targets = [...new Set([...stored, ...towards, ...after].map(([target]) => target))];
  const bonds = targets
    .sort((a, b) => a - b)
    .map((target): BondStep => {
      const [was, is] = [entryOf(before, target) ?? 0n, entryOf(after, target) ?? 0n];
      const ofAll = entryOf(trace.emaBondsNorm[uid], target) ?? 0n;
      const incentive = intermediates.incentive[target] ?? 0n;
      const beforeU16 = entryOf(stored, target);
      const isForgotten = beforeU16 !== undefined && entryOf(before, target) === undefined;
      return {
        target,
        rule: ruleOf(was, is, isForgotten, liquid && entryOf(towards, target) === undefined),
        beforeU16,
        before: shareOf(was),
        towards: shareOf(entryOf(towards, target)),
        alpha: shareOf(liquid ? alphas[target] : plain),
        after: shareOf(is),
        ofAll: shareOf(ofAll),
        incentive: shareOf(incentive),
        earns: shareOf(q32.mul(ofAll, incentive)),
      };
    });
  return {
    version: trace.rule,
    liquid,
    bonds,
    earns: shareOf(bonds.reduce((sum, { earns }) => q32.add(sum, earns.raw), 0n)),
    stored: outputs.validatorPermit[uid] === true,
  };
}

function ruleOf(was: bigint, is: bigint, isForgotten: boolean, isUnlisted: boolean): BondRule {
  if (isForgotten && is === 0n) return "forgotten";
  if (was === 0n) return is === 0n ? "held" : "new";
  if (isUnlisted) return "unlisted";
  return is > was ? "grew" : is < was ? "faded" : "held";
}

type Rows = Record<"before" | "towards" | "after", Matrix<bigint>[number]>;

function rowsOf(trace: BondsTrace, uid: number): Rows {
  const rowOf = (matrix: Matrix<bigint>): Matrix<bigint>[number] => matrix[uid] ?? [];
  return trace.rule === "yuma2"
    ? {
        before: rowOf(trace.bondsInNorm),
        towards: rowOf(trace.bondsDeltaNorm),
        after: rowOf(trace.emaBondsNorm),
      }
    : { before: rowOf(trace.bondsIn), towards: rowOf(trace.weightsForBonds), after: rowOf(trace.emaBonds) };
}
