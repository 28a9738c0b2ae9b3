import { existsSync, readFileSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { pathToFileURL } from "node:url";
import { reasonOf } from "../../core/plugin/reasonOf.js";
import { fail } from "../../core/primitives/errors.js";
import { pluginTrace } from "../neuron/pluginTrace.js";
import { importPlugin } from "../subnets/importPlugin.js";
import { configErrors } from "./configErrors.js";
import type { SubnetkitConfig } from "./configSchema.js";

/** A configuration with the file it came from: its paths are relative to that. */
export interface LoadedConfig {
  readonly file: string;
  readonly config: SubnetkitConfig;
}

const NAMES = ["ts", "mts", "js", "mjs", "json"].map((ending) => `subnetkit.config.${ending}`);

/**
 * Reads the configuration of a folder, or the file that is named.
 *
 * @param named path of a file, relative to the folder
 * @returns undefined when the folder has none and none is named
 * @throws SK3310 when the named one is not there · SK3311 when it can't be read · SK3312 without a default export · SK3313, naming the
 * path and what is allowed there · SK3314 for two of them
 */
export async function loadConfig(folder: string, named?: string): Promise<LoadedConfig | undefined> {
  const file = configFile(folder, named);
  if (file === undefined) return undefined;
  if (!existsSync(file)) throw fail(configErrors.notFound, { file });
  const value = await read(file);
  await assertConfig(file, value);
  // It has just passed the schema that the type is made from.
  return { file, config: value as SubnetkitConfig };
}

/** The schema and its compiler load where there is a file to check: a tenth of a second, of each start of a network. */
async function assertConfig(file: string, value: unknown): Promise<void> {
  const [{ compileSchema }, { configSchema }] = await Promise.all([
    import("../../core/plugin/compileSchema.js"),
    import("./configSchema.js"),
  ]);
  const problem = compileSchema(configSchema).problem(value);
  if (problem) throw fail(configErrors.invalid, { file, ...problem });
}

/**
 * The configuration of a folder, or the file that is named, whether it is there or not.
 *
 * @throws SK3314 for two of them
 */
export function configFile(folder: string, named?: string): string | undefined {
  return named === undefined ? findConfig(folder) : resolve(folder, named);
}

function findConfig(folder: string): string | undefined {
  const found = NAMES.filter((name) => existsSync(join(folder, name)));
  if (found.length > 1) throw fail(configErrors.twoFiles, { files: found.join(", ") });
  return found[0] && join(folder, found[0]);
}

async function read(file: string): Promise<unknown> {
  let module: unknown;
  try {
    if (file.endsWith(".json")) return JSON.parse(readFileSync(file, "utf8"));
    module = await importPlugin(pathToFileURL(file).href);
  } catch (cause) {
    const trace = pluginTrace(cause, dirname(file), process.env["SUBNETKIT_STACK"] === "1");
    throw fail(configErrors.unreadable, { file, reason: reasonOf(cause).trim() }, { trace, cause });
  }
  if (typeof module !== "object" || module === null || !("default" in module)) {
    throw fail(configErrors.noDefaultExport, { file });
  }
  return module.default;
}
