import { repairFiles } from "../../../subnets/storage/client/repairFiles.js";
import type { RepairOptions } from "../commands/storage.js";
import { jsonText } from "../output/json.js";
import { bytesText } from "./bytesText.js";
import { chosenFiles } from "./chosenFiles.js";
import { withStorage } from "./withStorage.js";

/** Runs `subnetkit storage repair`. Chunks that could not be repaired are named, and the command fails. */
export async function repair(name: string | undefined, options: RepairOptions): Promise<void> {
  await withStorage(options, "repair", async ({ client }) => {
    const files = await chosenFiles(client, name);
    const report = await repairFiles(client, files, {
      ...(options.margin !== undefined && { margin: options.margin }),
    });
    const failures = report.failures.map(({ chunk, error }) => ({
      chunk,
      code: error.code,
      message: error.message,
    }));
    if (options.json) process.stdout.write(`${jsonText({ ...report, failures }, 2)}\n`);
    else {
      process.stdout.write(
        `${report.chunks} chunks: ${report.repairedChunks} repaired with ${report.newShards} new shards ` +
          `(${bytesText(report.trafficBytes)} moved)\n`,
      );
      for (const { chunk, code, message } of failures) {
        process.stdout.write(`  chunk ${chunk.slice(0, 12)}: ${code} ${message}\n`);
      }
    }
    if (failures.length > 0) process.exitCode = 1;
  });
}
