import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";
import { root } from "../../../architecture/sources.js";

it("compiling the state hash again gives the module that stands in the repository", () => {
  const print = `
    import { compileEngine, engines } from "./tools/setup.mjs";
    process.stdout.write(compileEngine(engines.find(({ module }) => module.endsWith("ltHash.wasm.ts"))));`;
  const compiled = execFileSync(process.execPath, ["--input-type=module", "--eval", print], {
    cwd: root,
    encoding: "utf8",
  });
  expect(compiled).toBe(readFileSync(join(root, "core/state/ltHash.wasm.ts"), "utf8"));
});
