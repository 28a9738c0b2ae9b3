import { open, rename, stat } from "node:fs/promises";
import { fail, isSubnetkitError } from "../../../core/primitives/errors.js";
import { findFile, getFile, resumeAt } from "../../../subnets/storage/client/getFile.js";
import { storageCommandErrors } from "../../storage/storageCommandErrors.js";
import type { GetOptions } from "../commands/storage.js";
import { jsonText } from "../output/json.js";
import { bytesText } from "./bytesText.js";
import { checkRoot, withStorage } from "./withStorage.js";

/** Runs `subnetkit storage get`: into a file beside the wanted one, which takes its place when all of it is there. */
export async function get(name: string, options: GetOptions): Promise<void> {
  const path = options.out ?? name;
  const draft = `${path}.part`;
  await withStorage(options, `get ${name}`, async (storage) => {
    await checkRoot(options, storage);
    const file = await findFile(storage.client, name);
    const present = await stat(draft).then(
      ({ size }) => size,
      () => 0,
    );
    const from = resumeAt(file, present);
    try {
      const output = await open(draft, present > 0 ? "r+" : "w");
      try {
        await output.truncate(from);
        let at = from;
        for await (const piece of getFile(storage.client, name, from)) {
          await output.write(piece, 0, piece.length, at);
          at += piece.length;
        }
        await output.datasync();
      } finally {
        await output.close();
      }
      await rename(draft, path);
    } catch (cause) {
      if (isSubnetkitError(cause)) throw cause;
      const reason = cause instanceof Error ? cause.message : String(cause);
      throw fail(storageCommandErrors.unreadableFile, { path, reason }, cause);
    }
    const { sizeBytes } = file;
    const resumed = from > 0 ? `, ${bytesText(from)} of it there before` : "";
    process.stdout.write(
      options.json
        ? `${jsonText({ name, path, sizeBytes, resumedBytes: from }, 2)}\n`
        : `${path}: ${bytesText(sizeBytes)}, every chunk checked${resumed}\n`,
    );
  });
}
