import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { expect, it } from "vitest";

const folder = new URL("../../../../../subnets/storage/", import.meta.url);

it("the compiled kernel is of the sources beside it", () => {
  const digest = createHash("sha256");
  for (const source of ["kernel", "treeHash"]) {
    digest.update(readFileSync(new URL(`assembly/${source}.ts`, folder)));
  }
  expect(readFileSync(new URL("kernel/kernel.generated.ts", folder), "utf8")).toContain(digest.digest("hex"));
});
