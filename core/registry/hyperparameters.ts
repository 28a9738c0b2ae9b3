import { fail } from "../primitives/errors.js";
import type { Context } from "../state/context.js";
import { describe } from "../state/codecs.js";
import type { State } from "../state/state.js";
import { hyperparameterTable, type HyperparameterName, type Hyperparameters } from "./hyperparameterTable.js";
import { networkParameterTable, type NetworkParameters } from "./networkParameterTable.js";
import type { ParameterRules, ParameterValues, Setter } from "./parameters.js";
import { registryErrors } from "./registryErrors.js";
import { unknownParameter } from "./unknownParameter.js";
import { hyperparameterValues, networkParameterValues } from "./tables.js";

/** What a new subnet starts with: the chain's own values. */
export const defaultHyperparameters: Hyperparameters = defaultsOf(hyperparameterTable);

/** What a new network starts with: the chain's own values. */
export const defaultNetworkParameters: NetworkParameters = defaultsOf(networkParameterTable);

/**
 * The hyperparameters of a subnet.
 *
 * @throws SK0601
 * @example const { tempo } = hyperparameters(ctx.state, netuid);
 */
export function hyperparameters(state: State, netuid: number): Hyperparameters {
  const values = state.get(hyperparameterValues, [netuid]);
  if (values === undefined) throw fail(registryErrors.noSubnet, { netuid });
  return values;
}

/** The parameters of the network: the defaults until `assignNetworkParameters` sets others. */
export function networkParameters(state: State): NetworkParameters {
  return state.get(networkParameterValues, []) ?? defaultNetworkParameters;
}

/**
 * Sets hyperparameters with the network's rights: for a genesis and for enacted votes. Owners go through
 * `setHyperparameter`.
 *
 * @throws SK0601, SK0616
 */
export function assignHyperparameters(ctx: Context, netuid: number, values: Partial<Hyperparameters>): void {
  checkAll(hyperparameterTable, values, "network");
  ctx.state.set(hyperparameterValues, [netuid], { ...hyperparameters(ctx.state, netuid), ...values });
}

/**
 * Sets network parameters: for a genesis and for enacted votes.
 *
 * @throws SK0616
 */
export function assignNetworkParameters(ctx: Context, values: Partial<NetworkParameters>): void {
  checkAll(networkParameterTable, values, "network");
  ctx.state.set(networkParameterValues, [], { ...networkParameters(ctx.state), ...values });
}

/** Whether there is a hyperparameter of that name. */
export function isHyperparameterName(name: string): name is HyperparameterName {
  return Object.hasOwn(hyperparameterTable, name);
}

/**
 * Refuses a value out of the setter's range.
 *
 * @throws SK0616
 */
export function checkValue(name: string, parameter: ParameterRules, value: unknown, setter: Setter): void {
  if (parameter.accepts(value, setter)) return;
  const { range } = parameter;
  throw fail(registryErrors.badParameterValue, { value: describe(value), setter, name, range });
}

function checkAll(table: Readonly<Record<string, ParameterRules>>, values: object, setter: Setter): void {
  for (const [name, value] of Object.entries(values)) {
    const parameter = Object.hasOwn(table, name) ? table[name] : undefined;
    if (parameter === undefined) throw unknownParameter(name, Object.keys(table));
    checkValue(name, parameter, value, setter);
  }
}

function defaultsOf<Table extends Readonly<Record<string, { readonly defaultValue: unknown }>>>(
  table: Table,
): ParameterValues<Table> {
  // Object.fromEntries forgets the names; each value is the default of the parameter of that name.
  return Object.fromEntries(
    Object.entries(table).map(([name, { defaultValue }]) => [name, defaultValue]),
  ) as ParameterValues<Table>;
}
