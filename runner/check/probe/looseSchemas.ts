import type { ContractSpec } from "../../../core/plugin/contract.js";
import { looseKinds, type LooseKind } from "../../../core/plugin/looseKinds.js";
import { closedSettings } from "../../../core/plugin/readSettings.js";
import { looseSizes } from "../../../core/plugin/schemaStrictness.js";
import { looseNumbers } from "./looseNumbers.js";

/**
 * What the schemas of a contract leave open: those of its messages, of what a validator keeps to itself, and of everybody's settings,
 * as they are read.
 */
export function looseSchemas({ task, profiles, validatorSettings }: ContractSpec): LooseKind[] {
  const { request, response, secret, outcome } = task;
  const settings = { ...prefixed("profiles", profiles), ...(validatorSettings && { validatorSettings }) };
  const schemas = {
    ...prefixed("task", { request, response, ...(secret && { secret }), ...(outcome && { outcome }) }),
    ...Object.fromEntries(Object.entries(settings).map(([path, schema]) => [path, closedSettings(schema)])),
  };
  return looseKinds(
    Object.entries(schemas).flatMap(([path, schema]) => [
      ...looseSizes(schema, path),
      ...looseNumbers(schema, path),
    ]),
  );
}

const prefixed = <T>(prefix: string, named: Readonly<Record<string, T>>): Readonly<Record<string, T>> =>
  Object.fromEntries(Object.entries(named).map(([name, each]) => [`${prefix}.${name}`, each]));
