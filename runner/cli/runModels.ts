import { entriesOf } from "../config/entriesOf.js";
import { loadByEntry } from "../infer/createSolver.js";
import { describeModels, type ModelDescription } from "../models/describeModels.js";
import type { ModelsCommandOptions } from "./commands/models.js";
import { coloursFor } from "./output/colours.js";
import { jsonText } from "./output/json.js";
import { renderModels } from "./output/modelTable.js";

/** Runs `subnetkit models`: loads, checks and times the models of each subnet, and prints them. */
export async function runModels(
  names: readonly string[],
  { config, json, deterministic }: ModelsCommandOptions,
): Promise<void> {
  const models: ModelDescription[] = [];
  for (const entry of await entriesOf(names, process.cwd(), config)) {
    models.push(...(await describeModels(await loadByEntry(entry), { deterministic })));
  }
  const text = json ? jsonText(models, 2) : renderModels(models, coloursFor(process.stdout)).join("\n");
  process.stdout.write(`${text}\n`);
  if (models.some(({ problem }) => problem !== undefined)) process.exitCode = 1;
}
