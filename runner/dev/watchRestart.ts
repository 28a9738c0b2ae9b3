import { watch } from "chokidar";
import { importedFiles } from "./importedFiles.js";
import type { PluginWatch } from "./watchPlugin.js";

/** Quiet time after the last change: some editors write a file in several steps. */
const QUIET_MS = 60;

/**
 * Watches modules that a network loads once, when it starts, with the files that they import. Resolves once it sees changes.
 *
 * @param changed called once for changes of a file that come together
 */
export async function watchRestart(
  modules: readonly string[],
  changed: (file: string) => void,
): Promise<PluginWatch> {
  const watcher = watch([...importedFiles(modules)], { ignoreInitial: true });
  const timers = new Map<string, NodeJS.Timeout>();
  watcher.on("all", (_, file) => {
    clearTimeout(timers.get(file));
    timers.set(
      file,
      setTimeout(() => {
        // It may import others now.
        watcher.add([...importedFiles(modules)]);
        changed(file);
      }, QUIET_MS),
    );
  });
  if (modules.length > 0) await new Promise<void>((resolve) => watcher.once("ready", () => resolve()));
  return {
    close: async () => {
      for (const timer of timers.values()) clearTimeout(timer);
      await watcher.close();
    },
  };
}
