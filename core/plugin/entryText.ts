import { fileURLToPath } from "node:url";

/** How people name an entry module: by its path, or the package that it is. */
export const entryText = (entry: string): string =>
  entry.startsWith("file:") ? fileURLToPath(entry) : entry;
