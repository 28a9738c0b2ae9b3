import type { AccountId } from "../../primitives/ss58.js";
import { bytesToHex } from "../../primitives/bytes.js";
import { subnetOf } from "../../registry/subnets.js";
import { commitments, neurons } from "../../registry/tables.js";
import type { State } from "../../state/state.js";

/** What a neuron has committed to in public. */
export interface CommitmentReport {
  readonly uid: number;
  readonly hotkey: AccountId;
  /** Hex. */
  readonly data: string;
  /** Height at which it was set. */
  readonly updatedAt: number;
}

/**
 * The public commitments of a subnet's neurons, by UID; those that have none are left out.
 *
 * @throws SK0601
 */
export function readCommitments(state: State, netuid: number): CommitmentReport[] {
  subnetOf(state, netuid);
  return Array.from(state.entries(commitments, [netuid])).flatMap(([[, uid], { data, updatedAt }]) => {
    const neuron = state.get(neurons, [netuid, uid]);
    return neuron === undefined ? [] : [{ uid, hotkey: neuron.hotkey, data: bytesToHex(data), updatedAt }];
  });
}
