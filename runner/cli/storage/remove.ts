import { removeFile } from "../../../subnets/storage/client/removeFile.js";
import type { StorageOptions } from "../commands/storage.js";
import { jsonText } from "../output/json.js";
import { commitRoot, withStorage } from "./withStorage.js";

/** Runs `subnetkit storage rm`. */
export async function remove(name: string, options: StorageOptions): Promise<void> {
  await withStorage(options, `rm ${name}`, async (storage) => {
    const { deletedShards, leftShards } = await removeFile(storage.client, name);
    await storage.index.remove(name);
    await commitRoot(options, storage);
    const left =
      leftShards > 0 ? `; ${leftShards} are left at miners that did not answer, which can't read them` : "";
    process.stdout.write(
      options.json
        ? `${jsonText({ name, deletedShards, leftShards }, 2)}\n`
        : `${name}: deleted, ${deletedShards} shards given up${left}\n`,
    );
  });
}
