import { relative, sep } from "node:path";
import { watch } from "chokidar";

/** Quiet time after the last change: editors and compilers write several files at once. */
const QUIET_MS = 60;

/** Folders whose contents are not the plugin, or made of it. */
const NOT_PLUGIN = new Set(["node_modules", "coverage", "test", "tests"]);
/** Files that no plugin loads. */
const NOT_LOADED = /(\.test\.[a-z]+|\.(md|txt|log|out|jsonl|tmp|tsbuildinfo)|~)$/;

export interface PluginWatch {
  close(): Promise<void>;
}

/**
 * Watches the files that a plugin may load: all of its folder but packages, tests, texts and hidden files. Resolves once it sees changes.
 *
 * @param entry path of the entry file: what is built into a folder `dist` counts when the entry lies there
 * @param changed called once for all changes that come together, with paths relative to the folder
 */
export async function watchPlugin(
  folder: string,
  entry: string,
  ignore: readonly string[],
  changed: (files: readonly string[]) => void,
): Promise<PluginWatch> {
  const built = relative(folder, entry).split(sep).includes("dist");
  const ignored = (path: string): boolean => {
    if (ignore.some((other) => path === other || path.startsWith(other + sep))) return true;
    const parts = relative(folder, path).split(sep);
    return (
      parts.some(
        (part) =>
          NOT_PLUGIN.has(part) ||
          (part.startsWith(".") && part !== "." && part !== "..") ||
          (part === "dist" && !built),
      ) || NOT_LOADED.test(path)
    );
  };
  const watcher = watch(folder, { ignored, ignoreInitial: true });
  const files = new Set<string>();
  let timer: NodeJS.Timeout | undefined;
  watcher.on("all", (event, path) => {
    if (event !== "add" && event !== "change" && event !== "unlink") return;
    files.add(relative(folder, path));
    clearTimeout(timer);
    timer = setTimeout(() => {
      const together = [...files].sort((a, b) => (a < b ? -1 : 1));
      files.clear();
      changed(together);
    }, QUIET_MS);
  });
  await new Promise<void>((resolve) => watcher.once("ready", () => resolve()));
  return {
    close: async () => {
      clearTimeout(timer);
      await watcher.close();
    },
  };
}
