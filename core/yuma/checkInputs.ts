import { fail } from "../primitives/errors.js";
import { yumaErrors } from "./yumaErrors.js";
import type { Matrix } from "./matrix.js";
import type { EpochInputs, EpochParams } from "./types.js";

const MAX_U16 = 65_535;
const MAX_U64 = (1n << 64n) - 1n;

/**
 * Refuses what the arithmetic isn't defined for. `lastUpdate` and `validatorPermit` may have any length.
 *
 * @throws SK0801 a vector without exactly one entry per uid
 * @throws SK0802 a number outside its range
 * @throws SK0804 a row that names a column twice
 */
export function checkInputs(params: EpochParams, inputs: EpochInputs): void {
  checkParams(params);

  checkEach("blockAtRegistration", inputs.blockAtRegistration, params.n, checkCount);
  checkEach("lastUpdate", inputs.lastUpdate, inputs.lastUpdate.length, checkCount);
  checkEach("stakeAlpha", inputs.stakeAlpha, params.n, checkU64);
  checkEach("stakeTao", inputs.stakeTao, params.n, checkU64);
  checkRows("weights", inputs.weights, params.n);
  checkRows("bonds", inputs.bonds, params.n);
  inputs.weightCommits.forEach(({ uid, commitEpoch, commitBlock }, i) => {
    checkU16(`weightCommits[${i}].uid`, uid);
    checkCount(`weightCommits[${i}].commitEpoch`, commitEpoch);
    checkCount(`weightCommits[${i}].commitBlock`, commitBlock);
  });
}

/** The part of `checkInputs` that doesn't need the inputs. */
export function checkParams(params: EpochParams): void {
  checkU16("n", params.n);
  checkU16("kappa", params.kappa);
  checkU16("bondsPenalty", params.bondsPenalty);
  checkU16("alphaLow", params.alphaLow);
  checkU16("alphaHigh", params.alphaHigh);
  checkInteger("alphaSigmoidSteepness", params.alphaSigmoidSteepness, -32_768, 32_767);
  checkU16("maxAllowedValidators", params.maxAllowedValidators);
  if (params.ownerUid !== null) checkU16("ownerUid", params.ownerUid);
  checkU16("tempo", params.tempo);
  checkInteger("activityCutoffFactorMilli", params.activityCutoffFactorMilli, 0, 0xffff_ffff);
  checkCount("currentBlock", params.currentBlock);
  checkCount("lastMechanismStepBlock", params.lastMechanismStepBlock);
  checkCount("bondsMovingAverage", params.bondsMovingAverage);
  checkCount("revealPeriodEpochs", params.revealPeriodEpochs);
  checkCount("subnetEpochIndex", params.subnetEpochIndex);
  checkU64("stakeThreshold", params.stakeThreshold);
  checkU64("taoWeight", params.taoWeight);
  checkU64("raoEmission", params.raoEmission);
}

function checkEach<Value>(
  name: string,
  values: readonly Value[],
  length: number,
  check: (name: string, value: Value) => void,
): void {
  if (values.length !== length) {
    throw fail(yumaErrors.wrongLength, { name, actual: values.length, expected: length });
  }
  values.forEach((value, i) => check(`${name}[${i}]`, value));
}

function checkRows(name: string, rows: Matrix<number>, length: number): void {
  checkEach(name, rows, length, (rowName, row) => {
    const seen = new Set<number>();
    for (const [column, value] of row) {
      checkU16(rowName, column);
      checkU16(rowName, value);
      if (seen.has(column)) throw fail(yumaErrors.duplicateColumn, { row: rowName, column });
      seen.add(column);
    }
  });
}

function checkU16(name: string, value: number): void {
  checkInteger(name, value, 0, MAX_U16);
}

/** Block heights and other counts: exact integers. */
function checkCount(name: string, value: number): void {
  checkInteger(name, value, 0, Number.MAX_SAFE_INTEGER);
}

function checkInteger(name: string, value: number, smallest: number, largest: number): void {
  if (Number.isInteger(value) && value >= smallest && value <= largest) return;
  throw fail(yumaErrors.outOfRange, { name, value, smallest, largest });
}

function checkU64(name: string, value: bigint): void {
  if (value >= 0n && value <= MAX_U64) return;
  throw fail(yumaErrors.outOfRange, { name, value, smallest: 0, largest: MAX_U64 });
}
