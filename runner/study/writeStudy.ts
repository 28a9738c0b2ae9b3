import { mkdir, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { fail } from "../../core/primitives/errors.js";
import { studyPage } from "./page/studyPage.js";
import { studyCsv } from "./studyCsv.js";
import { studyErrors } from "./studyErrors.js";
import type { StudyResult } from "./studyResult.js";

/** Where a study's results go; what is left out isn't written. */
export interface StudyTargets {
  readonly json?: string;
  readonly csv?: string;
  readonly html?: string;
  /** A folder for all three: study.json, study.csv, study.html. */
  readonly out?: string;
}

/**
 * Writes a study's results, making folders as needed.
 *
 * @returns the files written
 * @throws SK2607
 */
export async function writeStudy(result: StudyResult, targets: StudyTargets): Promise<string[]> {
  const inFolder = (name: string): string[] => (targets.out === undefined ? [] : [join(targets.out, name)]);
  const given = (path: string | undefined): string[] => (path === undefined ? [] : [path]);
  const files: readonly (readonly [string, () => string])[] = [
    ...[...given(targets.json), ...inFolder("study.json")].map(
      (file) => [file, () => studyJson(result)] as const,
    ),
    ...[...given(targets.csv), ...inFolder("study.csv")].map(
      (file) => [file, () => studyCsv(result)] as const,
    ),
    ...[...given(targets.html), ...inFolder("study.html")].map(
      (file) => [file, () => studyPage(result)] as const,
    ),
  ];
  for (const [file, text] of files) {
    try {
      await mkdir(dirname(file), { recursive: true });
      await writeFile(file, text());
    } catch (cause) {
      throw fail(studyErrors.unwritable, { file, reason: (cause as Error).message }, cause);
    }
  }
  return files.map(([file]) => file);
}

/** A study as JSON, amounts as decimal strings. */
export function studyJson(result: StudyResult): string {
  const amounts = (_: string, value: unknown): unknown =>
    typeof value === "bigint" ? value.toString() : value;
  return `${JSON.stringify(result, amounts)}\n`;
}
