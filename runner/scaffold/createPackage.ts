import { idOf, type Kind } from "./packageName.js";
import { readTemplate } from "./readTemplate.js";
import { renderTemplate } from "./renderTemplate.js";
import { writePackage } from "./writePackage.js";

/** What runs the tiny model of a new subnet's miners. */
export type ModelChoice = "onnx" | "tfjs" | "both";

export interface PackageOptions {
  readonly name: string;
  readonly kind: Kind;
  readonly folder: string;
  readonly model: ModelChoice;
  /** How the package depends on Subnetkit, as in a package.json. */
  readonly spec: string;
  readonly force: boolean;
}

/**
 * Writes a new package from its template.
 *
 * @returns the paths of its files, relative to its folder
 * @throws SK3400 for a name that can't be · SK3402, SK3403 when something is in the way; nothing is written then
 * @example await createPackage({ name: "my-subnet", kind: "subnet", folder: "my-subnet", model: "both", spec: "^0.1.0", force: false });
 */
export async function createPackage(options: PackageOptions): Promise<string[]> {
  const { name, kind, model } = options;
  const id = idOf(name, kind);
  const files = renderTemplate(await readTemplate(kind), {
    texts: {
      [`"name": "my-${kind}"`]: `"name": "${name}"`,
      [`my-${kind}`]: id,
      SUBNETKIT_SPEC: options.spec,
    },
    without: model === "both" ? [] : [model === "onnx" ? "tfjs" : "onnx"],
  });
  await writePackage(options.folder, files, options.force);
  return files.map(({ path }) => path);
}
