import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { expect, it } from "vitest";

it("compiling the kernel again gives the module that stands in the repository", () => {
  const script = new URL("../../../../subnets/storage/kernel/compileKernel.mjs", import.meta.url);
  const print = `import { compileKernel } from ${JSON.stringify(script.href)}; process.stdout.write(compileKernel());`;
  const compiled = execFileSync(process.execPath, ["--input-type=module", "--eval", print], {
    encoding: "utf8",
  });
  const generated = new URL("../../../../subnets/storage/kernel/kernel.generated.ts", import.meta.url);
  expect(compiled).toBe(readFileSync(fileURLToPath(generated), "utf8"));
}, 120_000);
