import { fail, isSubnetkitError } from "../../../core/primitives/errors.js";
import { saveFile } from "../../../subnets/storage/client/saveFile.js";
import { storageCommandErrors } from "../../storage/storageCommandErrors.js";
import type { GetOptions } from "../commands/storage.js";
import { jsonText } from "../output/json.js";
import { bytesText } from "./bytesText.js";
import { checkRoot, withStorage } from "./withStorage.js";

/** Runs `subnetkit storage get`: into a file beside the wanted one, which takes its place when all of it is on the disk. */
export async function get(name: string, options: GetOptions): Promise<void> {
  const path = options.out ?? name;
  await withStorage(options, `get ${name}`, async (storage) => {
    await checkRoot(options, storage);
    const { file, resumedBytes } = await saveFile(storage.client, name, path).catch(unwritable(path));
    const { sizeBytes } = file;
    const resumed = resumedBytes > 0 ? `, ${bytesText(resumedBytes)} of it there before` : "";
    process.stdout.write(
      options.json
        ? `${jsonText({ name, path, sizeBytes, resumedBytes }, 2)}\n`
        : `${path}: ${bytesText(sizeBytes)}, every chunk checked${resumed}\n`,
    );
  });
}

/** What the system said of a path, as an error of ours; others pass as they are. */
function unwritable(path: string): (cause: unknown) => never {
  return (cause) => {
    if (isSubnetkitError(cause)) throw cause;
    const reason = cause instanceof Error ? cause.message : String(cause);
    throw fail(storageCommandErrors.unreadableFile, { path, reason }, cause);
  };
}
