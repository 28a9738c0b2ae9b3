import { sep } from "node:path";
import { fileURLToPath } from "node:url";
import { pluginFolder } from "../pluginFolder.js";

/** What a plugin was refused under the permission model. */
export interface Refused {
  readonly permission: string;
  /** The path, where there is one. */
  readonly resource: string;
}

/** How far causes are followed. */
const DEPTH = 16;

/** The error that says that an access was refused, however deeply it was wrapped. */
export function refusalOf(error: unknown): object | undefined {
  for (
    let cause = error, depth = 0;
    typeof cause === "object" && cause !== null && depth < DEPTH;
    depth += 1
  ) {
    if ((cause as { readonly code?: unknown }).code === "ERR_ACCESS_DENIED") return cause;
    cause = (cause as { readonly cause?: unknown }).cause;
  }
  return undefined;
}

/** What was refused behind an error, however deeply it was wrapped. */
export function refusedOf(error: unknown): Refused | undefined {
  const refusal = refusalOf(error);
  if (!refusal) return undefined;
  const { permission, resource }: { permission?: unknown; resource?: unknown } = refusal;
  return {
    permission: typeof permission === "string" && permission !== "" ? permission : "an access",
    resource: typeof resource === "string" ? resource : "",
  };
}

/**
 * File and line of the plugin's own code where an error came from; the entry when no frame is the plugin's.
 *
 * @param folder the plugin's
 */
export function culpritOf(error: unknown, entry: string, folder = pluginFolder(entry)): string {
  for (
    let cause = error, depth = 0;
    typeof cause === "object" && cause !== null && depth < DEPTH;
    depth += 1
  ) {
    const stack: unknown = (cause as { readonly stack?: unknown }).stack;
    const own = framesOf(typeof stack === "string" ? stack : "").find(({ file }) => isOwn(file, folder));
    if (own) return `${own.file}:${own.row}`;
    cause = (cause as { readonly cause?: unknown }).cause;
  }
  return fileURLToPath(entry);
}

/**
 * Whether the plugin, or a package that it uses, made a call; otherwise this package did so for itself.
 *
 * @param stack of the call, its first frame the nearest
 * @param folder the plugin's
 * @param host folder of this package's modules
 */
export function isPluginsCall(stack: string, folder: string, host: string): boolean {
  for (const { file } of framesOf(stack)) {
    if (isOwn(file, folder)) return true;
    // The loader of TypeScript reads and writes a cache of its own.
    if (isBelow(file, host) || file.includes("/node_modules/jiti/")) return false;
  }
  return true;
}

interface Frame {
  readonly file: string;
  readonly row: string;
}

function framesOf(stack: string): Frame[] {
  return stack.split("\n").flatMap((line) => {
    const place = /((?:file:\/\/)?\/[^\s()]+|[A-Za-z]:\\[^\s()]+):(\d+):\d+\)?$/.exec(line.trim());
    const [, file = "", row = ""] = place ?? [];
    if (!place) return [];
    return [{ file: file.startsWith("file:") ? fileURLToPath(file) : file, row }];
  });
}

/** Packages below it not counted. `folder` ends in a separator. */
const isBelow = (file: string, folder: string): boolean =>
  file.startsWith(folder) && !file.slice(folder.length - 1).includes("/node_modules/");

const isOwn = (file: string, folder: string): boolean => isBelow(file, folder + sep);
