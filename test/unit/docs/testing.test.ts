import { readdirSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";

const here = dirname(fileURLToPath(import.meta.url));
const page = readFileSync(join(here, "../../../docs/testing.md"), "utf8");
const blocks = [...page.matchAll(/^```ts\n(.*?)^```$/gms)].map((match) => match[1] ?? "");
const files = readdirSync(join(here, "testing")).map((name) =>
  readFileSync(join(here, "testing", name), "utf8"),
);

describe("docs/testing.md", () => {
  it("shows tests that run, word for word, and all of them", () => {
    const inOrder = (texts: readonly string[]): string[] => [...texts].sort((a, b) => (a < b ? -1 : 1));
    expect(blocks.length).toBeGreaterThan(4);
    expect(inOrder(blocks)).toEqual(inOrder(files));
  });
});
