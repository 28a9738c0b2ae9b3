import { appendFileSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import type { Quality } from "../../../subnets/protein-folding/evaluation/evaluateTarget.js";
import { openFoldLog, type FoldRun } from "../../bench/foldLog.js";

const folder = mkdtempSync(join(tmpdir(), "fold-log-"));
afterAll(() => rmSync(folder, { recursive: true }));
const run: FoldRun = {
  target: "1ABC_A",
  profile: "hybrid",
  mode: "restraints",
  evaluations: 100,
  decoys: 0.1,
  seed: "s",
  models: { distogram: "abc" },
};
const quality: Quality = { lddt: 0.5, tm: 0.4, gdt: 0.3, contacts: 0.2, energy: -1, score: 0.1, seconds: 2 };

describe("a log of measured folds", () => {
  it("knows in a later run what an earlier one measured, under the same conditions alone", () => {
    const file = join(folder, "fold.jsonl");
    openFoldLog(file).add(run, quality);
    const later = openFoldLog(file);
    expect(later.find(run)).toEqual(quality);
    expect(later.find({ ...run, evaluations: 200 })).toBeUndefined();
    expect(later.find({ ...run, models: { distogram: "new" } })).toBeUndefined();
  });

  it("measures again what the end of a run cut off", () => {
    const file = join(folder, "cut.jsonl");
    openFoldLog(file).add(run, quality);
    appendFileSync(file, JSON.stringify({ ...run, target: "2XYZ_A", quality }).slice(0, 60));
    const later = openFoldLog(file);
    expect(later.find(run)).toEqual(quality);
    expect(later.find({ ...run, target: "2XYZ_A" })).toBeUndefined();
    later.add({ ...run, target: "2XYZ_A" }, quality);
    expect(openFoldLog(file).find({ ...run, target: "2XYZ_A" })).toEqual(quality);
  });
});
