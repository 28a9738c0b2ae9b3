import type { Matrix } from "../matrix.js";
import { runEpoch } from "../runEpoch.js";
import type { EpochInputs, EpochOutputs, EpochParams } from "../types.js";
import { flagsOf, rowsOf } from "./readOutputs.js";
import type { FlatInputs, FlatMatrix, FlatOutputs } from "./types.js";

/** Runs what the engine leaves to the reference: amounts beyond any real supply, which clamp and wrap around. */
export function runReference(flat: FlatInputs, outputs: FlatOutputs, params: EpochParams): void {
  writeOutputs(outputs, runEpoch(params, inputsOf(flat, params)).outputs);
}

function inputsOf(flat: FlatInputs, params: EpochParams): EpochInputs {
  return {
    blockAtRegistration: Array.from(flat.blockAtRegistration),
    lastUpdate: Array.from(flat.lastUpdate),
    validatorPermit: flagsOf(flat.validatorPermit),
    stakeAlpha: Array.from(flat.stakeAlpha),
    stakeTao: Array.from(flat.stakeTao),
    weights: rowsOf(flat.weights),
    bonds: rowsOf(flat.bonds),
    weightCommits: Array.from(flat.earliestOpenCommit).flatMap((commitBlock, uid) =>
      commitBlock === Number.POSITIVE_INFINITY
        ? []
        : [{ kind: "timelock" as const, uid, commitEpoch: params.subnetEpochIndex, commitBlock }],
    ),
  };
}

function writeOutputs(flat: FlatOutputs, outputs: EpochOutputs): void {
  flat.active.set(outputs.active.map(Number));
  flat.stake.set(outputs.stake);
  flat.stakeWeight.set(outputs.stakeWeight);
  flat.consensus.set(outputs.consensus);
  flat.incentive.set(outputs.incentive);
  flat.dividends.set(outputs.dividends);
  flat.validatorTrust.set(outputs.validatorTrust);
  flat.validatorPermit.set(outputs.validatorPermit.map(Number));
  flat.serverEmission.set(outputs.serverEmission);
  flat.validatorEmission.set(outputs.validatorEmission);
  flat.emission.set(outputs.emission);
  writeRows(flat.bonds, outputs.bonds);
}

function writeRows({ starts, columns, values }: FlatMatrix, rows: Matrix<number>): void {
  let next = 0;
  rows.forEach((row, i) => {
    starts[i] = next;
    for (const [column, value] of row) {
      columns[next] = column;
      values[next] = value;
      next += 1;
    }
  });
  starts[rows.length] = next;
}
