import { fileRoot } from "../../../subnets/storage/client/storedFile.js";
import type { StorageOptions } from "../commands/storage.js";
import { jsonText } from "../output/json.js";
import { left, renderTable, right } from "../output/table.js";
import { bytesText } from "./bytesText.js";
import { checkRoot, withStorage } from "./withStorage.js";

/** Runs `subnetkit storage ls`. */
export async function list(options: StorageOptions): Promise<void> {
  await withStorage(options, "ls", async (storage) => {
    const files = await storage.client.catalogue.list();
    const rows = files.map((file) => ({
      name: file.name,
      sizeBytes: file.sizeBytes,
      chunks: file.chunks.length,
      dataShards: file.dataShards,
      parityShards: file.parityShards,
      root: fileRoot(file).toString("hex"),
    }));
    if (options.json) process.stdout.write(`${jsonText(rows, 2)}\n`);
    else if (rows.length === 0) process.stdout.write("Nothing is stored under this key.\n");
    else {
      const table = renderTable(
        [left("name"), right("size"), right("chunks"), right("shards"), left("root")],
        rows.map((row) => [
          row.name,
          bytesText(row.sizeBytes),
          String(row.chunks),
          `${row.dataShards} + ${row.parityShards}`,
          `${row.root.slice(0, 16)}…`,
        ]),
      );
      process.stdout.write(`${table.join("\n")}\n`);
    }
    await checkRoot(options, storage);
  });
}
