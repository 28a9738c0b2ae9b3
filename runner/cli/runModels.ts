import { loadByName } from "../infer/createSolver.js";
import { describeModels, type ModelDescription } from "../models/describeModels.js";
import { bundledSubnets } from "../subnets/bundledSubnets.js";
import type { ModelsCommandOptions } from "./commands/models.js";
import { coloursFor } from "./output/colours.js";
import { jsonText } from "./output/json.js";
import { renderModels } from "./output/modelTable.js";

/** Runs `subnetkit models`: loads, checks and times the models of each subnet, and prints them. */
export async function runModels(
  names: readonly string[],
  { json, deterministic }: ModelsCommandOptions,
): Promise<void> {
  const models: ModelDescription[] = [];
  for (const name of names.length > 0 ? names : Object.keys(bundledSubnets)) {
    models.push(...(await describeModels(await loadByName(name), { deterministic })));
  }
  const text = json ? jsonText(models, 2) : renderModels(models, coloursFor(process.stdout)).join("\n");
  process.stdout.write(`${text}\n`);
  if (models.some(({ problem }) => problem !== undefined)) process.exitCode = 1;
}
