import { closeSync, fsyncSync, mkdirSync, openSync, readFileSync, renameSync, writeSync } from "node:fs";
import { dirname, join } from "node:path";
import { fail } from "../../core/primitives/errors.js";
import type { AccountId } from "../../core/primitives/ss58.js";
import { pluginStateErrors } from "../../core/plugin/pluginStateErrors.js";
import { reasonOf } from "../../core/plugin/reasonOf.js";

/** Where one neuron's memory is kept between runs. */
export interface StateFile {
  readonly path: string;
  /** What was kept last; undefined for a neuron without a memory yet. @throws SK1336 */
  read(): Uint8Array | undefined;
  /** Keeps a dump: whenever the process dies, there is the old file or the new one, whole. @throws SK1336 */
  write(dump: Uint8Array): void;
}

/** The chain and the neuron decide the name: a folder whose chain began anew has no memories of the old one. */
export function stateFilePath(
  dataFolder: string,
  { genesisHash, netuid, hotkey }: { genesisHash: string; netuid: number; hotkey: AccountId },
): string {
  return join(dataFolder, "neurons", genesisHash.slice(0, 16), `${netuid}-${hotkey}.state`);
}

/**
 * A neuron's memory in a file: written beside it, flushed, then renamed over it.
 *
 * @example openStateFile(stateFilePath("./data", { genesisHash, netuid: 1, hotkey })).write(state.dump());
 */
export function openStateFile(path: string): StateFile {
  const refused = (cause: unknown): Error =>
    fail(pluginStateErrors.notKept, { path, reason: reasonOf(cause) }, cause);
  return {
    path,
    read: () => {
      try {
        return Uint8Array.from(readFileSync(path));
      } catch (cause) {
        if (isMissing(cause)) return undefined;
        throw refused(cause);
      }
    },
    write: (dump) => {
      try {
        mkdirSync(dirname(path), { recursive: true });
        const temporary = `${path}.new`;
        flushed(openSync(temporary, "w", 0o600), (file) => {
          for (let at = 0; at < dump.length;) at += writeSync(file, dump, at);
        });
        renameSync(temporary, path);
        flushed(openSync(dirname(path), "r"), () => undefined);
      } catch (cause) {
        throw refused(cause);
      }
    },
  };
}

function flushed(file: number, write: (file: number) => void): void {
  try {
    write(file);
    fsyncSync(file);
  } finally {
    closeSync(file);
  }
}

function isMissing(cause: unknown): boolean {
  return cause instanceof Error && "code" in cause && cause.code === "ENOENT";
}
