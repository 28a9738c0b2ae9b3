import { idOf, type Kind } from "./packageName.js";
import { readTemplate } from "./readTemplate.js";
import { renderTemplate, type TemplateFile } from "./renderTemplate.js";
import type { Dependency } from "./vendorPackage.js";

/** What runs the tiny model of a new subnet's miners. */
export type ModelChoice = "onnx" | "tfjs" | "both";

/** What a new package is to be. */
export interface PackageChoice {
  readonly name: string;
  readonly kind: Kind;
  readonly model: ModelChoice;
  readonly dependency: Dependency;
}

/**
 * The files of a new package, paths relative to its folder. Nothing is written.
 *
 * @throws SK3400 for a name that can't be
 */
export async function renderPackage({
  name,
  kind,
  model,
  dependency,
}: PackageChoice): Promise<TemplateFile[]> {
  const id = idOf(name, kind);
  const { spec, files: carried } = dependency;
  const files = renderTemplate(await readTemplate(kind), {
    texts: {
      [`"name": "my-${kind}"`]: `"name": "${name}"`,
      [`my-${kind}`]: id,
      SUBNETKIT_SPEC: spec,
    },
    without: [
      ...(model === "both" ? [] : [model === "onnx" ? "tfjs" : "onnx"]),
      ...(carried.length === 0 ? ["vendor"] : []),
    ],
  });
  return [...files, ...carried];
}
