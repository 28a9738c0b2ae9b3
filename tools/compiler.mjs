import { existsSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { root, succeeds } from "./checkout.mjs";

const packages = join(root, "node_modules");

/**
 * Which compiler checks and compiles here. Two are installed: TypeScript 7, a native program and several times as fast, and TypeScript 6,
 * which ESLint and the architecture tests call as a library and which runs wherever Node does. Both have a command `tsc`; which of them
 * `node_modules/.bin` holds depends on how npm came to install them, so that nothing here goes by that name.
 * @param platform Of the machine, as Node names it.
 * @param arch Of the machine, as Node names it.
 */
export async function findCompiler(platform = process.platform, arch = process.arch) {
  const native = `@typescript/typescript-${platform}-${arch}`;
  if (existsSync(join(packages, native, "package.json"))) {
    const locator = join(packages, "typescript-native", "lib", "getExePath.js");
    const { default: getExePath } = await import(pathToFileURL(locator).href);
    return { isNative: true, command: [getExePath()] };
  }
  return { isNative: false, command: [process.execPath, join(packages, "typescript", "bin", "tsc")] };
}

/** Runs a compiler over the project and says whether it found nothing wrong. */
export function compile({ command }, args, options) {
  const [program, ...first] = command;
  return succeeds(program, [...first, ...args], options);
}
