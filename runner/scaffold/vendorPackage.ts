import { existsSync, readFileSync, statSync } from "node:fs";
import { basename, resolve } from "node:path";
import { fail } from "../../core/primitives/errors.js";
import type { TemplateFile } from "./renderTemplate.js";
import { scaffoldErrors } from "./scaffoldErrors.js";

/** How a new package gets at Subnetkit. */
export interface Dependency {
  /** As in a package.json. */
  readonly spec: string;
  /** What the package carries with it for that. */
  readonly files: readonly TemplateFile[];
  /** The folder of this machine without which it can't be installed. */
  readonly tiedTo?: string;
}

/**
 * Makes a dependency hold on other machines too: a tarball goes into the package, below `vendor/`. A folder can't; it is named.
 *
 * @param spec as in a package.json; a path counts from `cwd`
 * @throws SK3408 when it names a file or folder that is not there
 */
export function vendorPackage(spec: string, cwd: string): Dependency {
  if (!spec.startsWith("file:")) return { spec, files: [] };
  const path = resolve(cwd, spec.slice("file:".length));
  if (!existsSync(path)) throw fail(scaffoldErrors.packageGone, { path });
  if (statSync(path).isDirectory()) return { spec: `file:${path}`, files: [], tiedTo: path };
  const vendored = `vendor/${basename(path)}`;
  return { spec: `file:${vendored}`, files: [{ path: vendored, content: readFileSync(path) }] };
}
