import { dirname, join, relative } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import { findVectorFiles } from "./findVectorFiles.js";
import { hasPassed } from "./report.js";
import { runVectorFile } from "./runVectors.js";

const here = dirname(fileURLToPath(import.meta.url));

describe.each(["yuma", "chain"])("the vectors of %s", (part) => {
  const folder = join(here, part);

  it.each(findVectorFiles(folder).map((path) => relative(folder, path)))("%s", (file) => {
    const report = runVectorFile(join(folder, file), folder);
    expect(report.error).toBeUndefined();
    expect(report.cases.length).toBeGreaterThan(0);
    expect(
      report.cases
        .filter((one) => !hasPassed(one))
        .map(({ name, differences, error }) => [name, error, differences[0]]),
    ).toEqual([]);
  });
});
