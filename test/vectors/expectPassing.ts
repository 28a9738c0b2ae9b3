import { join } from "node:path";
import { expect } from "vitest";
import { hasPassed } from "./report.js";
import { runVectorFile } from "./runVectors.js";

/** Expects every case of a file of vectors to pass. */
export function expectPassing(folder: string, file: string): void {
  const report = runVectorFile(join(folder, file), folder);
  expect(report.error).toBeUndefined();
  expect(report.cases.length).toBeGreaterThan(0);
  const failed = report.cases.filter((one) => !hasPassed(one));
  expect(failed.map(({ name, differences, error }) => [name, error, differences[0]])).toEqual([]);
}
