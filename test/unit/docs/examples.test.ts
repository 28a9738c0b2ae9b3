import { readdirSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";

// The compiler checks the files in examples/, and so what the pages show; of these only contracts are run.

const root = join(dirname(fileURLToPath(import.meta.url)), "../../..");
const read = (...path: string[]): string => readFileSync(join(root, ...path), "utf8");

/** Pages whose examples have tests of their own. */
const elsewhere = ["docs/testing.md", "docs/first-subnet.md"];

const pages = [
  "README.md",
  ...readdirSync(join(root, "docs")).map((name) => `docs/${name}`),
  ...readdirSync(join(root, "subnets")).map((name) => `subnets/${name}/README.md`),
].filter((page) => page.endsWith(".md") && !elsewhere.includes(page));

const examples = readdirSync(join(root, "test/unit/docs/examples"), { recursive: true, encoding: "utf8" })
  .filter((path) => path.endsWith(".ts"))
  .map((path) => read("test/unit/docs/examples", path));

/** One line alone is a field of something that the text around it names. */
const isWhole = (block: string): boolean => block.trim().includes("\n");
const blocksOf = (page: string): readonly string[] =>
  [...read(page).matchAll(/^```ts\n(.*?)^```$/gms)].map((match) => match[1] ?? "").filter(isWhole);

describe("TypeScript in the documentation", () => {
  it.each(pages.filter((page) => blocksOf(page).length > 0))("compiles: %s", (page) => {
    for (const block of blocksOf(page)) {
      expect(
        examples.some((text) => text.includes(block)),
        `test/unit/docs/examples has no file with this block:\n${block}`,
      ).toBe(true);
    }
  });

  it("describes contracts that there can be", async () => {
    expect((await import("./examples/models/contract.js")).contract.id).toBe("rows");
    expect((await import("./examples/scoring/contract.js")).contract.id).toBe("prices");
  });

  it("is found", () => {
    expect(pages.flatMap(blocksOf).length).toBeGreaterThan(12);
  });
});
