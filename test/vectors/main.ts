import { existsSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { fail, reportOf } from "../../core/primitives/errors.js";
import { renderJson, renderText } from "./render.js";
import { totalsOf, type FileReport } from "./report.js";
import { runVectors } from "./runVectors.js";
import { vectorErrors } from "./vectorErrors.js";

interface Options {
  readonly dir: string | undefined;
  readonly json: boolean;
}

function readOptions(args: readonly string[]): Options {
  try {
    const { values } = parseArgs({
      args: [...args],
      options: { dir: { type: "string" }, json: { type: "boolean", default: false } },
    });
    return { dir: values.dir, json: values.json };
  } catch (cause) {
    throw fail(
      vectorErrors.badOption,
      { reason: cause instanceof Error ? cause.message : String(cause) },
      cause,
    );
  }
}

/** The vectors stay with the sources, while this file may run from the built output. */
function packageRoot(): string {
  let folder = dirname(fileURLToPath(import.meta.url));
  while (!existsSync(join(folder, "package.json")) && dirname(folder) !== folder) folder = dirname(folder);
  return folder;
}

function runAll(dir: string | undefined): FileReport[] {
  if (dir !== undefined) return runVectors(dir);
  const own = join(packageRoot(), "test", "vectors");
  return ["chain", "yuma"].flatMap((part) =>
    runVectors(join(own, part)).map((report) => ({ ...report, file: join(part, report.file) })),
  );
}

try {
  const options = readOptions(process.argv.slice(2));
  const files = runAll(options.dir);
  process.stdout.write(`${options.json ? renderJson(files) : renderText(files)}\n`);
  process.exitCode = totalsOf(files).failed === 0 ? 0 : 1;
} catch (error) {
  const { code, message, next } = reportOf(error);
  process.stderr.write(`${code} ${message}\n  Next: ${next}\n`);
  process.exitCode = 1;
}
