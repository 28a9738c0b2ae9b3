import { log, select, text } from "@clack/prompts";
import { resolve } from "node:path";
import { fail, isSubnetkitError } from "../../core/primitives/errors.js";
import { answered, type Terminal } from "./answered.js";
import { findClashes, listOf } from "./findClashes.js";
import { idOf, nameProblem, type Kind } from "./packageName.js";
import { renderPackage, type ModelChoice } from "./renderPackage.js";
import { scaffoldErrors } from "./scaffoldErrors.js";
import type { Dependency } from "./vendorPackage.js";

/** A new package's name and where it goes. */
export interface Place {
  readonly name: string;
  readonly folder: string;
  /** Files that are in the way are overwritten. */
  readonly force: boolean;
}

/** What was said of it already. */
export interface GivenPlace {
  readonly name?: string | undefined;
  readonly kind: Kind;
  /** Relative to the terminal's folder; a folder called as the package when absent. */
  readonly dir?: string | undefined;
  readonly model?: ModelChoice | undefined;
  readonly dependency: Dependency;
  readonly force?: boolean | undefined;
}

/**
 * Asks for a package's name, if it has none, and at once what to do if something is in its way: overwrite it, or go elsewhere.
 *
 * @throws SK3400 for a given name that can't be · SK3405 when it is cancelled
 */
export async function askPlace(given: GivenPlace, terminal: Terminal): Promise<Place> {
  const { kind, force = false } = given;
  let { name, dir } = given;
  for (;;) {
    name ??= await askName(kind, terminal);
    const folder = resolve(terminal.cwd, dir ?? idOf(name, kind));
    const obstacle = await findObstacle(folder, { ...given, name, force });
    if (obstacle === undefined) return { name, folder, force };
    log.warn(obstacle.text, terminal);
    const way = await askWay(
      obstacle,
      dir === undefined ? "Take another name" : "Take another folder",
      terminal,
    );
    if (way === "overwrite") return { name, folder, force: true };
    if (way === "leave") throw fail(scaffoldErrors.cancelled);
    if (dir === undefined) name = undefined;
    else dir = await askFolder(terminal);
  }
}

interface Obstacle {
  readonly text: string;
  readonly canOverwrite: boolean;
}

async function findObstacle(
  folder: string,
  { name, kind, model = "both", force, dependency }: GivenPlace & { readonly name: string },
): Promise<Obstacle | undefined> {
  const files = await renderPackage({ name, kind, model, dependency });
  try {
    const paths = files.map(({ path }) => path);
    const clashes = findClashes(folder, paths);
    const canOverwrite = clashes.every((clash) => clash.kind === "file");
    if (clashes.length === 0 || (force && canOverwrite)) return undefined;
    return { text: `In the way in ${folder}:${listOf(clashes)}`, canOverwrite };
  } catch (error) {
    if (!isSubnetkitError(error) || error.code !== scaffoldErrors.notAFolder.code) throw error;
    return { text: error.message, canOverwrite: false };
  }
}

type Way = "overwrite" | "elsewhere" | "leave";

async function askWay({ canOverwrite }: Obstacle, elsewhere: string, terminal: Terminal): Promise<Way> {
  return answered(
    await select<Way>({
      message: "What now?",
      options: [
        { value: "elsewhere", label: elsewhere },
        ...(canOverwrite ? [{ value: "overwrite" as const, label: "Overwrite what is in the way" }] : []),
        { value: "leave", label: "Leave it" },
      ],
      ...terminal,
    }),
    terminal,
  );
}

async function askName(kind: Kind, terminal: Terminal): Promise<string> {
  return answered(
    await text({
      message: "Its name",
      placeholder: `my-${kind}`,
      defaultValue: `my-${kind}`,
      validate: (value) => (value ? nameProblem(value) : undefined),
      ...terminal,
    }),
    terminal,
  );
}

async function askFolder(terminal: Terminal): Promise<string> {
  return answered(
    await text({
      message: "Its folder",
      validate: (value) => (value ? undefined : "it has no name"),
      ...terminal,
    }),
    terminal,
  );
}
