import { RAO_PER_TAO } from "../../../core/primitives/amounts.js";

/** What a validator of the local network has staked, in rao: alpha on its subnet, TAO on root. */
export interface ValidatorStake {
  readonly alpha: bigint;
  readonly rootTao: bigint;
}

const tao = (amount: bigint): bigint => amount * RAO_PER_TAO;

/** The first is the subnet owner's. */
const FIRST: readonly ValidatorStake[] = [
  { alpha: tao(600_000n), rootTao: tao(2_400_000n) },
  { alpha: tao(450_000n), rootTao: tao(1_900_000n) },
  { alpha: tao(300_000n), rootTao: tao(1_500_000n) },
];

/** How many validators a subnet has when nobody says otherwise. */
export const USUAL_VALIDATORS = FIRST.length;

/** The stakes of `count` validators, largest first. Each after the third has three quarters of the one before it. */
export function validatorStakes(count: number): ValidatorStake[] {
  const stakes = FIRST.slice(0, count);
  while (stakes.length < count) {
    const last = stakes.at(-1) ?? { alpha: 0n, rootTao: 0n };
    stakes.push({ alpha: (last.alpha * 3n) / 4n, rootTao: (last.rootTao * 3n) / 4n });
  }
  return stakes;
}

/** TAO on root of all validators together, in rao. */
export const totalRoot = (count: number): bigint =>
  validatorStakes(count).reduce((sum, { rootTao }) => sum + rootTao, 0n);
