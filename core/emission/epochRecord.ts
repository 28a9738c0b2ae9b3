import type { Pots } from "../ledger/tables.js";
import type { AccountId } from "../primitives/ss58.js";
import type { NeuronRecord, SubnetRecord } from "../registry/tables.js";
import type { ColumnInputs, ColumnOutputs } from "../yuma/columnRows.js";
import type { EpochParams } from "../yuma/types.js";
import type { Dividend } from "./dividends.js";

/** How an epoch's pots were divided, in rao of alpha. Parts too small for a share of a stake went to the dust. */
export interface EpochPayments {
  /** The subnet and its neurons, by UID, as they were. */
  readonly subnet: SubnetRecord;
  readonly neurons: readonly NeuronRecord[];
  /** What there was. */
  readonly pots: Pots;
  /** What the subnet's owner got as such. */
  readonly ownerCut: bigint;
  /** What became of incentives of the owner's own hotkeys. */
  readonly recycleOrBurn: "burn" | "recycle";
  /** Out of the validator pot, and out of the root pot. Only hotkeys with dividends, in key order. */
  readonly alphaDividends: readonly Dividend<AccountId>[];
  readonly rootDividends: readonly Dividend<AccountId>[];
}

/** An epoch that ran, with everything it was computed from. It is for observers, and never part of the state. */
export interface EpochRecord {
  readonly netuid: number;
  readonly params: EpochParams;
  readonly inputs: ColumnInputs;
  readonly outputs: ColumnOutputs;
  readonly payments: EpochPayments;
}
