import { relative, resolve } from "node:path";
import { fail } from "../../core/primitives/errors.js";
import { createPackage } from "../scaffold/createPackage.js";
import type { ModelChoice } from "../scaffold/renderPackage.js";
import { idOf, type Kind } from "../scaffold/packageName.js";
import { installPackages } from "../scaffold/installPackages.js";
import { ownSpec } from "../scaffold/ownSpec.js";
import { scaffoldErrors } from "../scaffold/scaffoldErrors.js";
import type { Asked } from "../scaffold/askOptions.js";
import { vendorPackage, type Dependency } from "../scaffold/vendorPackage.js";
import { coloursFor } from "./output/colours.js";

/** What `subnetkit new` was called with. */
export interface NewPackageOptions {
  readonly kind?: Kind;
  readonly dir?: string;
  readonly model?: ModelChoice;
  readonly subnetkit?: string;
  readonly yes?: true;
  readonly install: boolean;
  readonly force?: true;
  readonly json?: true;
}

/** Runs `subnetkit new`: asks on a terminal for what the flags leave open, writes the package, installs what it needs. */
export async function runNewPackage(given: string | undefined, options: NewPackageOptions): Promise<void> {
  const dependency = vendorPackage(options.subnetkit ?? ownSpec(), process.cwd());
  const { install, ...asked } = await settle(given, options, dependency);
  const { name, kind, folder } = asked;
  const files = await createPackage({ ...asked, dependency });
  if (dependency.tiedTo !== undefined) process.stderr.write(tiedText(dependency.tiedTo));
  if (install) await installPackages(folder);
  const next = nextSteps(folder, kind, install);
  process.stdout.write(
    options.json
      ? `${JSON.stringify({ name, kind, folder, files, installed: install, next }, undefined, 2)}\n`
      : render(name, folder, files, next),
  );
}

/** Without a terminal, or with --yes, what is left open is the usual. */
async function settle(
  name: string | undefined,
  options: NewPackageOptions,
  dependency: Dependency,
): Promise<Asked> {
  const { dir, kind = "subnet", model = "both", install, force = false } = options;
  if (process.stdin.isTTY && process.stdout.isTTY && !options.yes && !options.json) {
    const { askOptions } = await import("../scaffold/askOptions.js");
    const terminal = { input: process.stdin, output: process.stdout, cwd: process.cwd() };
    return askOptions({ ...options, name, dependency, install: install ? undefined : false }, terminal);
  }
  if (name === undefined) throw fail(scaffoldErrors.noName);
  return { name, kind, folder: resolve(dir ?? idOf(name, kind)), model, install, force };
}

function nextSteps(folder: string, kind: Kind, installed: boolean): string[] {
  const path = relative(process.cwd(), folder);
  return [
    ...(path === "" ? [] : [`cd ${quoted(path)}`]),
    ...(installed ? [] : ["npm install"]),
    "npm test",
    "npm run dev",
    ...(kind === "subnet" ? ["npm run check"] : []),
  ];
}

/** A path as a shell takes it for one word. */
const quoted = (path: string): string =>
  /^[\w./@+-]+$/.test(path) ? path : `"${path.replace(/["\\$`]/g, "\\$&")}"`;

const tiedText = (folder: string): string =>
  `The package depends on Subnetkit in ${folder}: npm install works on this machine alone, and so not in its CI.\n` +
  "For others make it with --subnetkit file:TARBALL; npm pack in that folder makes the tarball, which then goes into the package.\n";

function render(name: string, folder: string, files: readonly string[], next: readonly string[]): string {
  const colours = coloursFor(process.stdout);
  return [
    `${colours.bold(name)}: ${files.length} files in ${folder}`,
    ...files.map((file) => `  ${colours.dim(file)}`),
    "",
    "Next:",
    ...next.map((step) => `  ${step}`),
    "",
  ].join("\n");
}
