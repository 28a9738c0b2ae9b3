import { mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { ContractSpec } from "../../core/plugin/contract.js";
import type { AccountId } from "../../core/primitives/ss58.js";

/** Whose folder, and below which data folder: without one it is a temporary one. */
export interface FolderOwner {
  readonly dataFolder: string | undefined;
  readonly genesisHash: string;
  readonly netuid: number;
  readonly hotkey: AccountId;
}

/** What a context has of a folder: nothing unless the contract's needs ask for one. */
export interface OwnFolder {
  readonly context: { readonly folder?: string };
  /** Removes a folder that was temporary. */
  readonly dispose: () => void;
}

/**
 * The folder that a neuron calls its own, made if the contract's `needs` ask for one: with a data folder it stays, as
 * `neurons/<genesis>/<netuid>-<hotkey>.files`; otherwise it is the system's temporary folder's, and goes with the neuron.
 */
export function ownFolder({ needs }: Pick<ContractSpec, "needs">, owner: FolderOwner | undefined): OwnFolder {
  if (needs?.folder !== true) return { context: {}, dispose: () => undefined };
  if (owner?.dataFolder !== undefined) {
    const { dataFolder, genesisHash, netuid, hotkey } = owner;
    const folder = join(dataFolder, "neurons", genesisHash.slice(0, 16), `${netuid}-${hotkey}.files`);
    mkdirSync(folder, { recursive: true });
    return { context: { folder }, dispose: () => undefined };
  }
  const folder = mkdtempSync(join(tmpdir(), "subnetkit-neuron-"));
  return { context: { folder }, dispose: () => rmSync(folder, { recursive: true, force: true }) };
}
