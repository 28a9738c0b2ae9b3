import type { StorageClient } from "../../../subnets/storage/client/client.js";
import { findFile } from "../../../subnets/storage/client/getFile.js";
import type { StoredFile } from "../../../subnets/storage/client/storedFile.js";

/** The named file, or all. @throws SK4120 */
export async function chosenFiles(client: StorageClient, name: string | undefined): Promise<StoredFile[]> {
  return name === undefined ? client.catalogue.list() : [await findFile(client, name)];
}
