import { perceptronToOnnx } from "../../../subnets/storage/training/perceptronToOnnx.js";
import { compareWithOnnx } from "../../../subnets/storage/training/compareWithOnnx.js";
import { refit } from "../../../subnets/storage/training/refit.js";
import { featureRows } from "../../../subnets/storage/availability/features.js";
import { useWeights, weightsInUse } from "../../storage/ownModel.js";
import type { StorageOptions } from "../commands/storage.js";
import { jsonText } from "../output/json.js";
import { left, renderTable, right } from "../output/table.js";
import { withStorage } from "./withStorage.js";

/** Runs `subnetkit storage refit`: the new model is used when it foresees the latest sightings better than the one before. */
export async function refitModel(options: StorageOptions): Promise<void> {
  await withStorage(options, "refit", async ({ folder, telemetry }) => {
    const histories = telemetry.histories();
    const before = await weightsInUse(folder);
    const { layers, rows, heldOutRows, brier } = await refit(histories, before);
    const isBetter = brier.refitted < brier.before;
    let path: string | undefined;
    if (isBetter) {
      const onnx = perceptronToOnnx(layers);
      const lastHour = Math.max(...histories.map((history) => history.at(-1)?.hour ?? 0));
      await compareWithOnnx(layers, onnx, featureRows(histories, lastHour));
      path = await useWeights(folder, layers, onnx);
    }
    if (options.json) {
      const miners = histories.length;
      process.stdout.write(`${jsonText({ miners, rows, heldOutRows, brier, isUsed: isBetter, path }, 2)}\n`);
      return;
    }
    const table = renderTable(
      [left("up in 24 hours, by"), right("Brier score")],
      [
        ["plain uptime of a week", brier.uptime.toFixed(4)],
        ["the model before", brier.before.toFixed(4)],
        ["the refitted model", brier.refitted.toFixed(4)],
      ],
    );
    process.stdout.write(
      `${rows} moments of ${histories.length} miners to learn from, the ${heldOutRows} latest to judge by\n\n${table.join("\n")}\n\n` +
        (path === undefined
          ? "The model before foresees better: it stays.\n"
          : `Placement and repair go by the refitted model from now on: ${path}\n`),
    );
  });
}
