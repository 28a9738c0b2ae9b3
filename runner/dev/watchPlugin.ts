import { join, relative, sep } from "node:path";
import { watch } from "chokidar";
import { isSource } from "./isSource.js";
import { namedFiles } from "./namedFiles.js";

/** Quiet time after the last change: editors and compilers write several files at once. */
const QUIET_MS = 60;

/** Folders whose contents are not the plugin, or made of it. */
const NOT_PLUGIN = new Set(["node_modules", "coverage", "test", "tests"]);
/** Files that no plugin loads, but may write. */
const NOT_LOADED = /(\.test\.[a-z]+|\.(log|out|jsonl|tmp|tsbuildinfo)|~)$/;
/** Says how a package's modules are to be loaded. */
const MANIFEST = "package.json";

export interface PluginWatch {
  close(): Promise<void>;
}

/**
 * Watches the files that a plugin may load: the sources in its folder but packages, tests and hidden files, and other files that
 * they name. Resolves once it sees changes.
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
  const tell = async (together: readonly string[]): Promise<void> => {
    const isLoaded = (file: string): boolean => isSource(file) || file === join(folder, MANIFEST);
    const others = together.filter((file) => !isLoaded(file));
    const watched = Object.entries(watcher.getWatched()).flatMap(([parent, names]) =>
      names.map((name) => join(parent, name)),
    );
    const named = others.length === 0 ? [] : await namedFiles(folder, watched, others);
    const loaded = together.filter((file) => isLoaded(file) || named.includes(file));
    if (loaded.length > 0 && !watcher.closed) changed(loaded.map((file) => relative(folder, file)));
  };
  const files = new Set<string>();
  let timer: NodeJS.Timeout | undefined;
  watcher.on("all", (event, path) => {
    if (event !== "add" && event !== "change" && event !== "unlink") return;
    files.add(path);
    clearTimeout(timer);
    timer = setTimeout(() => {
      const together = [...files].sort((a, b) => (a < b ? -1 : 1));
      files.clear();
      void tell(together);
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
