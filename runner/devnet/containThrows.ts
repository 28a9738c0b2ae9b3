import { AsyncLocalStorage } from "node:async_hooks";
import type { RunPlugin } from "../../core/plugin/tapMonitor.js";

/** What the plugins of one network throw where nobody catches it. */
export interface Containment {
  /** Runs a plugin's code. Whatever it leaves behind, its timers, promises and connections, is known as its from then on. */
  readonly within: RunPlugin;
  readonly end: () => void;
}

/** Tells of what was thrown where it is a plugin's, by what is known of where it was begun; answers whether it is. */
export type ToldOwner = (error: unknown, running: string | undefined) => boolean;

// One for the thread: several networks may run in it, and what is thrown comes to all who listen.
const networks = new Set<ToldOwner>();
const running = new AsyncLocalStorage<{ readonly network: ToldOwner; readonly plugin: string }>();
// A rejection that comes as an uncaught exception has lost what it was rejected with, unless that is an error.
const events = ["uncaughtException", "unhandledRejection"] as const;

function onThrow(error: unknown): void {
  const begun = running.getStore();
  const owners =
    begun && networks.has(begun.network)
      ? [begun.network].filter((told) => told(error, begun.plugin))
      : [...networks].filter((told) => told(error, undefined));
  if (owners.length > 0) return;
  for (const told of networks) leave(told);
  throw error;
}

function leave(network: ToldOwner): void {
  if (!networks.delete(network) || networks.size > 0) return;
  for (const event of events) process.off(event, onThrow);
  running.disable();
}

/**
 * Has somebody else told of what is thrown, or rejected with, where nobody catches it.
 *
 * @param told answers false for what is no plugin's: that ends the process, as without plugins
 * @example
 * const throws = containThrows((error, plugin) => plugin !== undefined && tell(plugin, error));
 * throws.within("metrics", () => setInterval(send, 1_000));
 */
export function containThrows(told: ToldOwner): Containment {
  if (networks.size === 0) for (const event of events) process.on(event, onThrow);
  networks.add(told);
  return {
    within: (plugin, run) => running.run({ network: told, plugin }, run),
    end: () => leave(told),
  };
}
