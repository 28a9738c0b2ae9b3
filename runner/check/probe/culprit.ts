import { fileURLToPath } from "node:url";

/** What a plugin was refused under the permission model. */
export interface Refused {
  readonly permission: string;
  readonly resource: string;
}

/** The refusal behind an error, however deeply it was wrapped. */
export function refusedOf(error: unknown): Refused | undefined {
  for (let cause = error, depth = 0; typeof cause === "object" && cause !== null && depth < 16; depth += 1) {
    const { code, permission, resource }: { code?: unknown; permission?: unknown; resource?: unknown } =
      cause;
    if (code === "ERR_ACCESS_DENIED") {
      return {
        permission: typeof permission === "string" ? permission : "an access",
        resource: typeof resource === "string" && resource !== "" ? ` (${resource})` : "",
      };
    }
    cause = (cause as { readonly cause?: unknown }).cause;
  }
  return undefined;
}

/** File and line of the plugin's own code where an error came from; the entry when no frame is the plugin's. */
export function culpritOf(error: unknown, entry: string): string {
  const folder = new URL(".", entry).href;
  const path = fileURLToPath(folder);
  for (let cause = error, depth = 0; typeof cause === "object" && cause !== null && depth < 16; depth += 1) {
    const stack: unknown = (cause as { readonly stack?: unknown }).stack;
    for (const line of typeof stack === "string" ? stack.split("\n") : []) {
      const place = /((?:file:\/\/)?\/[^\s()]+|[A-Za-z]:\\[^\s()]+):(\d+):\d+\)?$/.exec(line.trim());
      const [, file = "", row = ""] = place ?? [];
      const isOwn = file.startsWith(folder) || file.startsWith(path);
      if (isOwn && !file.includes("/node_modules/")) {
        return `${file.startsWith("file:") ? fileURLToPath(file) : file}:${row}`;
      }
    }
    cause = (cause as { readonly cause?: unknown }).cause;
  }
  return fileURLToPath(entry);
}
