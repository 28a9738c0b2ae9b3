import { fail } from "../primitives/errors.js";
import type { Context } from "../state/context.js";
import type { State } from "../state/state.js";
import { registryErrors } from "./registryErrors.js";
import { schedules, subnets, type Schedule, type SubnetRecord } from "./tables.js";

/** Where TAO itself is staked: a netuid without a pool, neurons or epochs. */
export const ROOT = 0;

/**
 * The record of a subnet.
 *
 * @throws SK0601 for root and for a subnet that doesn't exist
 */
export function subnetOf(state: State, netuid: number): SubnetRecord {
  const subnet = state.get(subnets, [netuid]);
  if (subnet === undefined) throw fail(registryErrors.noSubnet, { netuid });
  return subnet;
}

/** All netuids but root, ascending. */
export function netuidsOf(state: State): number[] {
  return Array.from(state.entries(subnets), ([[netuid]]) => netuid);
}

/**
 * When a subnet's epochs run.
 *
 * @throws SK0601
 */
export function scheduleOf(state: State, netuid: number): Schedule {
  const schedule = state.get(schedules, [netuid]);
  if (schedule === undefined) throw fail(registryErrors.noSubnet, { netuid });
  return schedule;
}

/** Writes the fields that changed. */
export function updateSubnet(ctx: Context, netuid: number, changed: Partial<SubnetRecord>): void {
  ctx.state.set(subnets, [netuid], { ...subnetOf(ctx.state, netuid), ...changed });
}
