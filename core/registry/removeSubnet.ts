import { deleteEntries } from "../state/deleteEntries.js";
import type { Context } from "../state/context.js";
import {
  bondRows,
  commitments,
  endpoints,
  epochRecords,
  hyperparameterChanges,
  hyperparameterValues,
  neurons,
  registrationPrices,
  schedules,
  subnets,
  uids,
  weightCommits,
  weightRows,
} from "./tables.js";

/** Takes a subnet out of the registry, its neurons and their weights with it. Hotkeys stay with their coldkeys. */
export function removeSubnet({ state }: Context, netuid: number): void {
  state.delete(subnets, [netuid]);
  state.delete(schedules, [netuid]);
  state.delete(hyperparameterValues, [netuid]);
  state.delete(registrationPrices, [netuid]);
  state.delete(epochRecords, [netuid]);
  deleteEntries(state, hyperparameterChanges, [netuid]);
  deleteEntries(state, neurons, [netuid]);
  deleteEntries(state, uids, [netuid]);
  deleteEntries(state, endpoints, [netuid]);
  deleteEntries(state, commitments, [netuid]);
  deleteEntries(state, weightRows, [netuid]);
  deleteEntries(state, weightCommits, [netuid]);
  deleteEntries(state, bondRows, [netuid]);
}
