import type { ContractSpec } from "../../../core/plugin/contract.js";
import { closedSettings } from "../../../core/plugin/readSettings.js";
import { looseSizes, type Openness } from "../../../core/plugin/schemaStrictness.js";
import { looseNumbers } from "./looseNumbers.js";

/** One way in which schemas of a contract accept too much, and all places where they do. */
export interface LooseSchemas extends Openness {
  readonly paths: readonly string[];
}

/**
 * What the schemas of a contract leave open: those of its messages, of what a validator keeps to itself, and of everybody's settings,
 * as they are read.
 */
export function looseSchemas({ task, profiles, validatorSettings }: ContractSpec): LooseSchemas[] {
  const { request, response, secret, outcome } = task;
  const settings = { ...prefixed("profiles", profiles), ...(validatorSettings && { validatorSettings }) };
  const schemas = {
    ...prefixed("task", { request, response, ...(secret && { secret }), ...(outcome && { outcome }) }),
    ...Object.fromEntries(Object.entries(settings).map(([path, schema]) => [path, closedSettings(schema)])),
  };
  const places = new Map<string, { readonly open: Openness; readonly paths: string[] }>();
  for (const [name, schema] of Object.entries(schemas)) {
    for (const { path, ...open } of [...looseSizes(schema, name), ...looseNumbers(schema, name)]) {
      const kind = `${open.reason} ${open.fix}`;
      const known = places.get(kind) ?? { open, paths: [] };
      places.set(kind, known);
      if (!known.paths.includes(path)) known.paths.push(path);
    }
  }
  return [...places.values()].map(({ open, paths }) => ({ ...open, paths }));
}

const prefixed = <T>(prefix: string, named: Readonly<Record<string, T>>): Readonly<Record<string, T>> =>
  Object.fromEntries(Object.entries(named).map(([name, each]) => [`${prefix}.${name}`, each]));
