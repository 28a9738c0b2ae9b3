import { potsOf } from "../../ledger/pots.js";
import type { Pots } from "../../ledger/tables.js";
import { marketOf, priceOf } from "../../pools/market.js";
import { RAO_PER_TAO } from "../../primitives/amounts.js";
import type { Hyperparameters } from "../../registry/hyperparameterTable.js";
import { hyperparameters } from "../../registry/hyperparameters.js";
import { registrationPriceOf } from "../../registry/register.js";
import { scheduleOf, subnetOf } from "../../registry/subnets.js";
import type { SubnetRecord } from "../../registry/tables.js";
import type { State } from "../../state/state.js";

/** A subnet for those who look at it. Amounts in rao, prices in rao of TAO per whole alpha, to the nearest. */
export interface SubnetReport extends SubnetRecord {
  readonly netuid: number;
  readonly registrationPrice: bigint;
  readonly hyperparameters: Hyperparameters;
  readonly pool: {
    readonly tao: bigint;
    readonly alpha: bigint;
    /** Alpha outside the pool. */
    readonly alphaOut: bigint;
    readonly alphaIssued: bigint;
    readonly price: bigint;
    readonly movingPrice: bigint;
  };
  /** Alpha that waits for the next epoch. */
  readonly pots: Pots;
  readonly epoch: {
    /** How many there were. */
    readonly count: number;
    /** Height of the last one, 0 if there was none. */
    readonly lastAt: number;
    /** Height at which the next one is due. */
    readonly nextAt: number;
  };
}

/**
 * One subnet with its pool, pots, parameters and epochs.
 *
 * @throws SK0601
 */
export function readSubnet(state: State, netuid: number): SubnetReport {
  const record = subnetOf(state, netuid);
  const parameters = hyperparameters(state, netuid);
  const { taoIn, alphaIn, alphaOut, alphaIssued, movingPrice } = marketOf(state, netuid);
  const { lastSlot, lastStep, epochIndex } = scheduleOf(state, netuid);
  return {
    netuid,
    ...record,
    registrationPrice: registrationPriceOf(state, netuid),
    hyperparameters: parameters,
    pool: {
      tao: taoIn,
      alpha: alphaIn,
      alphaOut,
      alphaIssued,
      price: inRao(priceOf(state, netuid), 64n), // U64F64
      movingPrice: inRao(movingPrice, 32n), // I96F32
    },
    pots: potsOf(state, netuid),
    epoch: { count: epochIndex, lastAt: lastStep, nextAt: lastSlot + parameters.tempo },
  };
}

/** Rounds a fixed-point price: cutting would show a tenth of a TAO as 99999999 rao. */
function inRao(bits: bigint, fractionBits: bigint): bigint {
  return (bits * RAO_PER_TAO + (1n << (fractionBits - 1n))) >> fractionBits;
}
