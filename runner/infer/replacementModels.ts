import { resolve } from "node:path";
import type { ContractSpec } from "../../core/plugin/contract.js";
import { fail } from "../../core/primitives/errors.js";
import { inferErrors } from "./inferErrors.js";

/** Files to use in place of a subnet's models, by the model's name; or one file, for a subnet with one model. */
export type ModelFiles = Readonly<Record<string, string>> | string;

/**
 * Which file stands in for which model, as absolute paths. Relative ones count from the folder we are in.
 *
 * @throws SK3200 for an unknown name · SK3208 for a file without a name where there are several models · SK3209 where there is none
 */
export function replacementModels(
  { id, models }: Pick<ContractSpec, "id" | "models">,
  files: ModelFiles,
): Readonly<Record<string, string>> {
  const names = Object.keys(models);
  const known = names.join(", ") || "none";
  const named = typeof files === "string" ? { [onlyName(id, names, files)]: files } : files;
  const unknown = Object.keys(named).find((name) => !names.includes(name));
  if (unknown !== undefined) throw fail(inferErrors.unknownModel, { subnet: id, name: unknown, known });
  return Object.fromEntries(Object.entries(named).map(([name, file]) => [name, resolve(file)]));
}

function onlyName(subnet: string, names: readonly string[], file: string): string {
  const [only, ...others] = names;
  if (only === undefined) throw fail(inferErrors.noModel, { subnet, file });
  if (others.length === 0) return only;
  throw fail(inferErrors.whichModel, { subnet, file, count: names.length, known: names.join(", ") });
}
