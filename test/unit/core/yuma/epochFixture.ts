import type { EpochInputs, EpochParams } from "../../../../core/yuma/types.js";
import type { Matrix } from "../../../../core/yuma/matrix.js";

export const BLOCK = 10_000;

/** Parameters of a small subnet with everything unusual switched off. */
export function epochParams(changes: Partial<EpochParams> = {}): EpochParams {
  return {
    n: 4,
    currentBlock: BLOCK,
    tempo: 100,
    activityCutoffFactorMilli: 10_000,
    lastMechanismStepBlock: BLOCK - 100,
    kappa: 32_767,
    bondsPenalty: 65_535,
    bondsMovingAverage: 900_000,
    yuma3Enabled: false,
    liquidAlphaEnabled: false,
    alphaLow: 45_875,
    alphaHigh: 58_982,
    alphaSigmoidSteepness: 1_000,
    maxAllowedValidators: 64,
    stakeThreshold: 0n,
    taoWeight: 0n,
    ownerUid: null,
    commitRevealEnabled: false,
    revealPeriodEpochs: 1,
    subnetEpochIndex: 100,
    raoEmission: 1_000_000_000n,
    ...changes,
  };
}

/**
 * Two validators (uids 0 and 1, equal stake) that weigh two miners (uids 2 and 3) alike, all active and registered long
 * ago, without bonds.
 */
export function epochInputs(changes: Partial<EpochInputs> = {}): EpochInputs {
  return {
    blockAtRegistration: [1, 1, 1, 1],
    lastUpdate: [BLOCK - 1, BLOCK - 1, BLOCK - 1, BLOCK - 1],
    validatorPermit: [true, true, false, false],
    stakeAlpha: [1_000n, 1_000n, 0n, 0n],
    stakeTao: [0n, 0n, 0n, 0n],
    weights: [alike, alike, [], []],
    bonds: noRows(4),
    weightCommits: [],
    ...changes,
  };
}

export const noRows = (n: number): Matrix<never> => Array.from({ length: n }, () => []);

const alike = [
  [2, 65_535],
  [3, 65_535],
] as const;
