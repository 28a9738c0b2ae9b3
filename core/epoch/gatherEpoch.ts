import { hyperparameters, networkParameters } from "../registry/hyperparameters.js";
import { epochRecordOf, ownerUid } from "../registry/neurons.js";
import type { StoredRow } from "../registry/rowCodec.js";
import { scheduleOf } from "../registry/subnets.js";
import { bondRows, MAIN_MECHANISM, weightCommits, weightRows } from "../registry/tables.js";
import { consensusStake } from "../staking/stakeWeight.js";
import type { Context } from "../state/context.js";
import type { State } from "../state/state.js";
import type { Table } from "../state/table.js";
import type { ColumnInputs } from "../yuma/columnRows.js";
import type { EpochParams, WeightCommit } from "../yuma/types.js";
import { gatherNeurons, type EpochNeurons } from "./gatherNeurons.js";

/** Everything a consensus gets to see of one epoch, and whom it is about. */
export interface GatheredEpoch extends EpochNeurons {
  readonly params: EpochParams;
  readonly inputs: ColumnInputs;
}

/**
 * Reads an epoch's parameters and inputs from the tables. The epoch index in them already counts this epoch.
 *
 * @param raoEmission what is to be shared out, in rao of alpha
 * @throws SK0601
 */
export function gatherEpoch({ state, height }: Context, netuid: number, raoEmission: bigint): GatheredEpoch {
  const { neurons, ownStakes } = gatherNeurons(state, netuid);
  const stakes = neurons.map(({ hotkey }, uid) => consensusStake(state, hotkey, netuid, ownStakes[uid]));
  return {
    neurons,
    ownStakes,
    params: gatherParams(state, netuid, { n: neurons.length, currentBlock: height, raoEmission }),
    inputs: {
      blockAtRegistration: neurons.map(({ registeredAt }) => registeredAt),
      lastUpdate: neurons.map(({ lastUpdate }) => lastUpdate),
      validatorPermit: epochRecordOf(state, netuid).validatorPermit,
      stakeAlpha: stakes.map(({ alpha }) => alpha),
      stakeTao: stakes.map(({ tao }) => tao),
      weights: rowsOf(state, weightRows, netuid, neurons.length),
      bonds: rowsOf(state, bondRows, netuid, neurons.length),
      weightCommits: openCommits(state, netuid),
    },
  };
}

function gatherParams(
  state: State,
  netuid: number,
  epoch: Pick<EpochParams, "n" | "currentBlock" | "raoEmission">,
): EpochParams {
  const parameters = hyperparameters(state, netuid);
  const { taoWeight, stakeThreshold } = networkParameters(state);
  const { lastStep, epochIndex } = scheduleOf(state, netuid);
  return {
    ...epoch,
    tempo: parameters.tempo,
    activityCutoffFactorMilli: parameters.activityCutoffFactorMilli,
    lastMechanismStepBlock: lastStep,
    kappa: parameters.kappa,
    bondsPenalty: parameters.bondsPenalty,
    bondsMovingAverage: parameters.bondsMovingAverage,
    yuma3Enabled: parameters.yuma3,
    liquidAlphaEnabled: parameters.liquidAlpha,
    alphaLow: parameters.alphaLow,
    alphaHigh: parameters.alphaHigh,
    alphaSigmoidSteepness: parameters.alphaSteepness,
    maxAllowedValidators: parameters.maxAllowedValidators,
    stakeThreshold,
    taoWeight,
    ownerUid: ownerUid(state, netuid) ?? null,
    commitRevealEnabled: parameters.commitRevealEnabled,
    revealPeriodEpochs: parameters.commitRevealPeriod,
    subnetEpochIndex: epochIndex + 1,
  };
}

/** Commits to weights that are still to be revealed, by UID, each one's oldest first. */
function openCommits(state: State, netuid: number): WeightCommit[] {
  return Array.from(state.entries(weightCommits, [netuid, MAIN_MECHANISM])).flatMap(([[, , uid], commits]) =>
    commits.map(({ epoch, height }) => ({
      kind: "hash" as const,
      uid,
      commitEpoch: epoch,
      commitBlock: height,
    })),
  );
}

const EMPTY_ROW: StoredRow = { uids: new Uint16Array(0), values: new Uint16Array(0) };

function rowsOf(
  state: State,
  table: Table<readonly [number, number, number], StoredRow>,
  netuid: number,
  count: number,
): StoredRow[] {
  const rows = Array.from({ length: count }, () => EMPTY_ROW);
  for (const [[, , uid], row] of state.entries(table, [netuid, MAIN_MECHANISM])) rows[uid] = row;
  return rows;
}
