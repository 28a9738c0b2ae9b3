import type { StorageClient } from "../../../subnets/storage/client/client.js";
import { storageErrors } from "../../../subnets/storage/storageErrors.js";
import { fail } from "../../../core/primitives/errors.js";
import { openStorage, type OpenStorage } from "../../storage/openStorage.js";
import { recordedRoot, recordRoot, sendThrough } from "../../storage/recordRoot.js";
import type { StorageOptions } from "../commands/storage.js";
import { resolveSigner } from "../tx/resolveSigner.js";
import { createProgressBar } from "./progressBar.js";

/** A command's own part: with a client whose progress is shown. */
type Run<Result> = (storage: OpenStorage & { readonly client: StorageClient }) => Promise<Result>;

/** Opens the storage that the options name, runs a command on it and closes it again. */
export async function withStorage<Result>(
  options: StorageOptions,
  title: string,
  run: Run<Result>,
): Promise<Result> {
  const storage = await openStorage({
    ...options,
    signer: (netuid) =>
      resolveSigner(
        options.key === undefined && options.keyFile === undefined
          ? { ...options, dev: options.dev ?? `validator-${netuid}.0/hotkey` }
          : options,
      ),
  });
  const bar = createProgressBar(process.stderr, title);
  try {
    return await run({ ...storage, client: { ...storage.client, progress: bar.show } });
  } finally {
    bar.end();
    await storage.close();
  }
}

/** Checks that this machine's record is the one on chain, where there is one. @throws SK4125 */
export async function checkRoot(options: StorageOptions, storage: OpenStorage): Promise<void> {
  if (!options.chain) return;
  const recorded = await recordedRoot(storage.node, storage.netuid, storage.signer.account);
  const local = (await storage.client.catalogue.root()).toString("hex");
  if (recorded !== undefined && recorded !== local)
    throw fail(storageErrors.rootNotOnChain, { local, recorded });
}

/** Records the root on chain; the height at which it is there. */
export async function commitRoot(options: StorageOptions, storage: OpenStorage): Promise<number | undefined> {
  if (!options.chain) return undefined;
  const { included } = await recordRoot({
    netuid: storage.netuid,
    root: () => storage.client.catalogue.root(),
    send: sendThrough(storage.node, storage.signer),
  });
  return included?.height;
}
