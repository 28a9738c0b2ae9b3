import { readdir, readFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { fail } from "../../core/primitives/errors.js";
import { readStudy } from "./readStudy.js";
import { studyErrors } from "./studyErrors.js";
import type { StudyFile } from "./studyFile.js";

const folder = new URL("./cases/", import.meta.url);

/** A study that comes with Subnetkit. */
export interface BundledCase {
  readonly name: string;
  readonly study: StudyFile;
}

/** All of them, by name. */
export async function bundledCases(): Promise<BundledCase[]> {
  const files = (await readdir(folder))
    .filter((file) => file.endsWith(".json"))
    .sort((a, b) => (a < b ? -1 : 1));
  return Promise.all(
    files.map(async (file) => ({
      name: file.slice(0, -".json".length),
      study: readStudy(await readFile(new URL(file, folder), "utf8"), file),
    })),
  );
}

/** All networks of all cases, under the chain's versions of the rules. */
const ALL = "all";

/**
 * The study that an argument means: the path of a file, the name of a bundled case, or `all` of those.
 *
 * @throws SK2600, and what `readStudy` throws
 */
export async function openStudy(argument: string): Promise<StudyFile> {
  if (argument === ALL) {
    const cases = await bundledCases();
    return { format: "subnetkit-study-1", networks: cases.flatMap(({ study }) => study.networks) };
  }
  const isName = /^[a-z0-9-]+$/.test(argument);
  const file = isName ? fileURLToPath(new URL(`${argument}.json`, folder)) : argument;
  const shown = isName ? `The case ${argument}` : argument;
  try {
    return readStudy(await readFile(file, "utf8"), shown);
  } catch (cause) {
    if (!isFileError(cause)) throw cause;
    const reason = cause.code === "ENOENT" ? "it does not exist" : cause.message;
    throw fail(studyErrors.unreadable, { file: shown, reason }, cause);
  }
}

function isFileError(error: unknown): error is NodeJS.ErrnoException {
  return error instanceof Error && "syscall" in error;
}
