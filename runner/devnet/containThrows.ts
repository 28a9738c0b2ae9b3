import { AsyncLocalStorage } from "node:async_hooks";
import type { RunPlugin } from "../../core/plugin/tapMonitor.js";

/** What plugins in this thread throw where nobody catches it. */
export interface Containment {
  /** Runs a plugin's code. Whatever it leaves behind, its timers, promises and connections, is known as its from then on. */
  readonly within: RunPlugin;
  readonly end: () => void;
}

/** Whose code runs, by what is known of the place it was begun in. */
export type ToldOwner = (error: unknown, running: string | undefined) => boolean;

/**
 * Has somebody else told of what is thrown, or rejected with, where nobody catches it.
 *
 * @param told answers false for what is no plugin's: that ends the process, as without plugins
 * @example
 * const throws = containThrows((error, plugin) => plugin !== undefined && tell(plugin, error));
 * throws.within("metrics", () => setInterval(send, 1_000));
 */
export function containThrows(told: ToldOwner): Containment {
  const running = new AsyncLocalStorage<string>();
  const onThrow = (error: unknown): void => {
    if (told(error, running.getStore())) return;
    end();
    throw error;
  };
  // A rejection that comes as an uncaught exception has lost what it was rejected with, unless that is an error.
  const events = ["uncaughtException", "unhandledRejection"] as const;
  const end = (): void => {
    for (const event of events) process.off(event, onThrow);
    running.disable();
  };
  for (const event of events) process.on(event, onThrow);
  return { within: (plugin, run) => running.run(plugin, run), end };
}
