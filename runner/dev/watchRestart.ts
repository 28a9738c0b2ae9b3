import { watch } from "chokidar";
import type { PluginWatch } from "./watchPlugin.js";

/** Quiet time after the last change: some editors write a file in several steps. */
const QUIET_MS = 60;

/**
 * Watches single files that a network reads once, when it starts. Resolves once it sees changes.
 *
 * @param changed called once for changes of a file that come together
 */
export async function watchRestart(
  files: readonly string[],
  changed: (file: string) => void,
): Promise<PluginWatch> {
  const watcher = watch([...files], { ignoreInitial: true });
  const timers = new Map<string, NodeJS.Timeout>();
  watcher.on("all", (_, file) => {
    clearTimeout(timers.get(file));
    timers.set(
      file,
      setTimeout(() => changed(file), QUIET_MS),
    );
  });
  if (files.length > 0) await new Promise<void>((resolve) => watcher.once("ready", () => resolve()));
  return {
    close: async () => {
      for (const timer of timers.values()) clearTimeout(timer);
      await watcher.close();
    },
  };
}
