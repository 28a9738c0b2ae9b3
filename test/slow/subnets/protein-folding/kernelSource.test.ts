import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, it } from "vitest";
import { root } from "../../../architecture/sources.js";

it("the energy kernel is what its sources compile to", () => {
  const folder = mkdtempSync(join(tmpdir(), "fold-kernel-"));
  try {
    const made = join(folder, "kernel.wasm");
    const script = join(root, "subnets/protein-folding/assembly/build.mjs");
    const result = spawnSync(process.execPath, [script, made], { encoding: "utf8" });
    expect(result.stderr).not.toContain("ERROR");
    const committed = readFileSync(join(root, "subnets/protein-folding/energy/kernel.wasm"));
    expect(readFileSync(made).equals(committed)).toBe(true);
  } finally {
    rmSync(folder, { recursive: true });
  }
});
