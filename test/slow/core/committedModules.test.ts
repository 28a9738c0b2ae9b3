import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";
import { root } from "../../architecture/sources.js";

it.each(["core/state/ltHash.wasm.js", "core/chain/emptyBlocks/emptyBlocks.wasm.js"])(
  "compiling %s again gives the module that stands in the repository",
  (path) => {
    const print = `
      import { compileEngine, engines } from "./tools/engines.mjs";
      process.stdout.write(await compileEngine(engines.find(({ module }) => module === "${path}")));`;
    const compiled = execFileSync(process.execPath, ["--input-type=module", "--eval", print], {
      cwd: root,
      encoding: "utf8",
    });
    expect(compiled).toBe(readFileSync(join(root, path), "utf8"));
  },
);
