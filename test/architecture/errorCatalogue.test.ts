import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import type { ErrorDescriptor } from "../../core/primitives/errors.js";
import { readSources, root } from "./sources.js";

const page = join(root, "docs", "errors.md");

interface Listed extends ErrorDescriptor {
  readonly file: string;
}

/** Every descriptor that a `…Errors.ts` file of the product exports. */
async function readCatalogue(): Promise<Listed[]> {
  const files = readSources(["core", "plugins", "subnets", "runner", "test"]).filter((source) =>
    source.path.endsWith("Errors.ts"),
  );
  const modules = await Promise.all(
    files.map(async (source) => ({
      file: source.path,
      exports: (await import(join(root, source.path))) as Record<string, Record<string, ErrorDescriptor>>,
    })),
  );
  return modules
    .flatMap(({ file, exports }) =>
      Object.values(exports).flatMap((group) => Object.values(group).map((entry) => ({ ...entry, file }))),
    )
    .filter((entry) => typeof entry.code === "string")
    .sort((a, b) => (a.code < b.code ? -1 : 1));
}

function render(catalogue: readonly Listed[]): string {
  const rows = catalogue.map(
    (entry) => `| ${entry.code} | ${escape(entry.message)} | ${escape(entry.next)} | ${entry.file} |`,
  );
  return [
    "# Errors",
    "",
    "Generated from the catalogue in the sources by `npm run docs:generate`. Words in braces are filled in when the error is thrown.",
    "",
    "| code | what is wrong | what to do next | declared in |",
    "| --- | --- | --- | --- |",
    ...rows,
    "",
  ].join("\n");
}

const escape = (text: string): string => text.replaceAll("|", "\\|");

// Imports a hundred modules, each transformed on the way.
describe("the error catalogue", { timeout: 120_000 }, () => {
  it("has one meaning per code, and a sentence and a next step for each", async () => {
    const catalogue = await readCatalogue();
    expect(catalogue.length).toBeGreaterThan(50);
    const codes = catalogue.map((entry) => entry.code);
    expect(codes.filter((code, index) => codes.indexOf(code) !== index)).toEqual([]);
    for (const entry of catalogue) {
      expect(entry.code, entry.file).toMatch(/^SK[0-9]{4}$/);
      expect(entry.next, entry.code).toMatch(/[.!?`]$/);
      expect(entry.message.length, entry.code).toBeGreaterThan(8);
    }
  });

  it("is what docs/errors.md shows", async () => {
    const text = render(await readCatalogue());
    if (process.env["SUBNETKIT_WRITE_DOCS"] === "1") writeFileSync(page, text);
    expect(existsSync(page) ? readFileSync(page, "utf8") : "").toBe(text);
  });
});
