import { renderPackage, type PackageChoice } from "./renderPackage.js";
import { writePackage } from "./writePackage.js";

export interface PackageOptions extends PackageChoice {
  readonly folder: string;
  /** Overwrites files that are in the way. */
  readonly force: boolean;
}

/**
 * Writes a new package from its template.
 *
 * @returns the paths of its files, relative to its folder
 * @throws SK3400 for a name that can't be · SK3402, SK3403, SK3406 when something is in the way; nothing is written then · SK3407
 * @example
 * const dependency = vendorPackage("file:subnetkit-0.1.0.tgz", process.cwd());
 * await createPackage({ name: "my-subnet", kind: "subnet", folder: "my-subnet", model: "both", dependency, force: false });
 */
export async function createPackage(options: PackageOptions): Promise<string[]> {
  const files = await renderPackage(options);
  await writePackage(options.folder, files, options.force);
  return files.map(({ path }) => path);
}
