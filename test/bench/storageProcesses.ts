import { fork, type ChildProcess } from "node:child_process";
import { maxRecordBytesOf } from "../../core/roles/sessionLimits.js";
import { systemClock } from "../../core/roles/systemClock.js";
import { createWsTransport } from "../../plugins/transport-ws/createWsTransport.js";
import { createDirectNetwork } from "../../runner/storage/directNetwork.js";
import type { StorageNetwork } from "../../subnets/storage/client/network.js";
import { contract } from "../../subnets/storage/contract.js";
import { client, genesisHash, viewOf } from "./storageWorld.js";

/** Storage miners in processes of their own, and the way to them. */
export interface StorageProcesses {
  readonly network: StorageNetwork & { readonly close: () => void };
  readonly processes: ReadonlyMap<number, ChildProcess>;
  /** Ends a miner at once, as a crash does. Resolves when it is gone. */
  kill(uid: number): Promise<void>;
  stop(): Promise<void>;
}

/** How a miner's process is started. */
export interface StorageLaunch {
  readonly entry: URL;
  readonly execArgv: readonly string[];
  /** Where its shards are kept; a temporary folder when left out. */
  readonly folder?: (uid: number) => string;
}

/** Starts miners with UIDs from 1. */
export async function startStorageProcesses(count: number, launch: StorageLaunch): Promise<StorageProcesses> {
  const processes = new Map<number, ChildProcess>();
  const endpoints = new Map<number, string>();
  await Promise.all(
    Array.from({ length: count }, async (_, index) => {
      const uid = index + 1;
      const child = fork(launch.entry, [String(uid), "127.0.0.1", launch.folder?.(uid) ?? ""], {
        execArgv: [...launch.execArgv],
        stdio: ["ignore", "ignore", "inherit", "ipc"],
      });
      processes.set(uid, child);
      const endpoint = await new Promise<string>((resolve, reject) => {
        // storageMiner.ts sends its endpoint, and nothing else.
        child.once("message", (message) => resolve(message as string));
        child.once("exit", (code) => reject(new Error(`miner ${uid} ended with ${code}`)));
      });
      endpoints.set(uid, endpoint);
    }),
  );
  const transport = createWsTransport({ clock: systemClock, maxMessageBytes: maxRecordBytesOf(contract) });
  const network = await createDirectNetwork({
    genesisHash,
    view: () => Promise.resolve(viewOf(endpoints)),
    dial: (...how) => transport.dial(...how),
    signer: client,
    clock: systemClock,
  });
  const kill = (uid: number): Promise<void> =>
    new Promise((resolve) => {
      const child = processes.get(uid);
      endpoints.delete(uid);
      if (!child || child.exitCode !== null || child.signalCode !== null) return resolve();
      child.once("exit", () => resolve());
      child.kill("SIGKILL");
    });
  return {
    network,
    processes,
    kill,
    stop: async () => {
      network.close();
      await Promise.all([...processes.keys()].map(kill));
    },
  };
}
