import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { expect, it } from "vitest";

const folder = new URL("../../../../../subnets/storage/", import.meta.url);

it("the compiled kernel is of the source beside it", () => {
  const source = readFileSync(new URL("assembly/kernel.ts", folder));
  const digest = createHash("sha256").update(source).digest("hex");
  expect(readFileSync(new URL("kernel/kernel.generated.ts", folder), "utf8")).toContain(digest);
});
