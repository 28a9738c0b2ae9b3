import { existsSync, readFileSync, realpathSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { createRequire } from "node:module";

interface Lock {
  readonly packages?: Readonly<Record<string, { readonly resolved?: string }>>;
}

/**
 * How a new package depends on this one so that npm finds it: the very file or folder it was installed from, or the registry's version
 * where it came from there.
 */
export function ownSpec(): string {
  const file = realpathSync(createRequire(import.meta.url).resolve("subnetkit/package.json"));
  const folder = dirname(file);
  const { version } = JSON.parse(readFileSync(file, "utf8")) as { readonly version: string };
  const modules = dirname(folder);
  if (!modules.endsWith("node_modules")) return `file:${folder}`;
  const lockFile = join(modules, ".package-lock.json");
  if (!existsSync(lockFile)) return `^${version}`;
  const { packages = {} } = JSON.parse(readFileSync(lockFile, "utf8")) as Lock;
  const resolved = packages["node_modules/subnetkit"]?.resolved ?? "";
  return resolved.startsWith("file:")
    ? `file:${resolve(dirname(modules), resolved.slice("file:".length))}`
    : `^${version}`;
}
