import { fail } from "../primitives/errors.js";
import type { AccountId } from "../primitives/ss58.js";
import type { Context } from "../state/context.js";
import { hyperparameterTable } from "./hyperparameterTable.js";
import { checkValue, hyperparameters, isHyperparameterName } from "./hyperparameters.js";
import { registryErrors } from "./registryErrors.js";
import { unknownParameter } from "./unknownParameter.js";
import { scheduleOf, subnetOf } from "./subnets.js";
import { hyperparameterChanges, hyperparameterValues, schedules } from "./tables.js";

export interface HyperparameterChange {
  readonly netuid: number;
  /** Has to be the subnet's owner. */
  readonly coldkey: AccountId;
  readonly name: string;
  /** Of the type the table says: number, bigint, boolean or text. */
  readonly value: unknown;
}

/** In the last blocks before an epoch nothing changes under the feet of those who set weights. */
const FREEZE_BLOCKS = 10;

/** An owner may change each hyperparameter once in so many tempos. */
const TEMPOS_BETWEEN_CHANGES = 2;

/**
 * An owner changes one hyperparameter of the subnet. A new tempo starts a new epoch.
 *
 * @throws SK0601, SK0613 not the owner, SK0615 no such parameter, SK0616 not a value the owner may set, SK0618 the
 * epoch is too near, SK0617 changed too recently
 */
export function setHyperparameter(
  ctx: Context,
  { netuid, coldkey, name, value }: HyperparameterChange,
): void {
  const { state, height } = ctx;
  if (subnetOf(state, netuid).owner !== coldkey)
    throw fail(registryErrors.notSubnetOwner, { coldkey, netuid });
  if (!isHyperparameterName(name)) throw unknownParameter(name);
  checkValue(name, hyperparameterTable[name], value, "owner");

  const values = hyperparameters(state, netuid);
  const schedule = scheduleOf(state, netuid);
  const blocks = Math.max(0, schedule.lastSlot + values.tempo - height);
  if (blocks < FREEZE_BLOCKS) throw fail(registryErrors.epochImminent, { netuid, blocks });
  const changedAt = state.get(hyperparameterChanges, [netuid, name]);
  const earliest = (changedAt ?? 0) + TEMPOS_BETWEEN_CHANGES * values.tempo;
  if (changedAt !== undefined && height < earliest) {
    throw fail(registryErrors.parameterChangedRecently, { name, changedAt, earliest });
  }

  // checkValue accepted it, so it is of the type of that name.
  state.set(hyperparameterValues, [netuid], { ...values, [name]: value });
  state.set(hyperparameterChanges, [netuid, name], height);
  if (name === "tempo") state.set(schedules, [netuid], { ...schedule, lastSlot: height });
  ctx.emit({ name: "registry.hyperparameterSet", fields: { netuid, parameter: name, value: String(value) } });
}
