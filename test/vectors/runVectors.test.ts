import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { hasPassed, totalsOf, type CaseReport, type FileReport } from "./report.js";
import { runVectors } from "./runVectors.js";

interface Document {
  cases: {
    name: string;
    params: Record<string, unknown>;
    inputs: Record<string, unknown>;
    outputs: Record<string, unknown>;
    steps: { set: Record<string, unknown>; outputs: Record<string, unknown> }[];
    inputs_sha256: string;
    inputs_recipe: Record<string, unknown>;
  }[];
}

const here = dirname(fileURLToPath(import.meta.url));
let folder = "";
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "vectors-"));
});
afterEach(() => rmSync(folder, { recursive: true }));

/** The first case of one of our own files that isn't about an empty subnet, changed. */
function oneCase(file: string, change: (only: Document["cases"][number]) => void): CaseReport {
  // The shape is that of our own files, which the other tests check.
  const document = JSON.parse(readFileSync(join(here, "yuma", file), "utf8")) as Document;
  document.cases = document.cases.filter(({ params }) => params["n"] !== 0).slice(0, 1);
  document.cases.forEach(change);
  const [report] = runDocument("changed.json", document).cases;
  if (report === undefined) throw new Error("The changed file has no case.");
  return report;
}

function runDocument(name: string, document: unknown): FileReport {
  writeFileSync(join(folder, name), typeof document === "string" ? document : JSON.stringify(document));
  const [report] = runVectors(folder);
  if (report === undefined) throw new Error("The file wasn't found.");
  return report;
}

describe("files", () => {
  it("must exist", () => {
    expect(() => runVectors(join(folder, "missing"))).toThrow(
      expect.objectContaining({ code: "SK2401" }) as Error,
    );
    expect(() => runVectors(folder)).toThrow(expect.objectContaining({ code: "SK2402" }) as Error);
  });

  it("are found in folders below, and one that can't be read doesn't stop the others", () => {
    mkdirSync(join(folder, "a", "b"), { recursive: true });
    writeFileSync(join(folder, "a", "b", "weights.json"), '{"format":"chain-golden/1","cases":[[1]]}');
    writeFileSync(join(folder, "a", "corrupt.json"), '{"format":');
    const reports = runVectors(folder);
    expect(reports.map(({ file, error }) => [file, error?.code])).toEqual([
      [join("a", "b", "weights.json"), undefined],
      [join("a", "corrupt.json"), "SK2403"],
    ]);
    expect(totalsOf(reports)).toMatchObject({ passed: 0, failed: 2 });
  });

  it.each([
    ["text that isn't UTF-8", Buffer.from([0x22, 0xff, 0x22]), "SK2403"],
    ["no object", "[]", "SK2406"],
    ["no format", "{}", "SK2404"],
    ["a newer format", '{"format":"yuma-golden/2","cases":[]}', "SK2404"],
    ["no list of cases", '{"format":"yuma-golden/1"}', "SK2407"],
    ["no case", '{"format":"yuma-golden/1","cases":[]}', "SK2408"],
    ["an unknown part", '{"format":"yuma-golden/1","cases":[],"more":1}', "SK2405"],
    ["chain values of an unknown kind", '{"format":"chain-golden/1","cases":[1]}', "SK2410"],
  ])("with %s are refused", (_, content, code) => {
    writeFileSync(join(folder, "some.json"), content);
    expect(runVectors(folder).map(({ error }) => error?.code)).toEqual([code]);
  });
});

describe("a case", () => {
  it("passes as it is", () => {
    const report = oneCase("e_edge.json", () => undefined);
    expect(hasPassed(report)).toBe(true);
    expect(report.comparisons).toBeGreaterThan(20);
  });

  it.each([
    ["a number", (outputs: Record<string, unknown>) => (outputs["consensus"] = [1, 2]), "outputs.consensus"],
    ["a length", (outputs: Record<string, unknown>) => (outputs["emission"] = []), "outputs.emission.length"],
    ["a type", (outputs: Record<string, unknown>) => (outputs["stake"] = null), "outputs.stake"],
    ["a row", (outputs: Record<string, unknown>) => (outputs["bonds"] = [[[0, 1]]]), "outputs.bonds"],
  ])("fails if %s of the outputs differs, and says where", (_, change, path) => {
    const report = oneCase("e_edge.json", ({ outputs }) => void change(outputs));
    expect(report.differences[0]?.path.startsWith(path)).toBe(true);
  });

  it.each([
    ["an output that nothing compares", "SK2405", { outputs: { novelty: [1] } }],
    ["an intermediate that nothing compares", "SK2405", { intermediates: { novelty: [1] } }],
    ["another part", "SK2405", { expectations: {} }],
    ["no outputs at all", "SK2408", { outputs: {} }],
    ["inputs of the wrong type", "SK2406", { inputs: [] }],
    ["neither inputs nor recipe", "SK2407", { inputs: undefined }],
    ["an unknown recipe", "SK2406", { inputs_recipe: { recipe: "synthetic-2" } }],
  ])("can't be run with %s", (_, code, changes) => {
    const report = oneCase("e_edge.json", (only) => Object.assign(only, changes));
    expect(report.error?.code).toBe(code);
  });

  it("can't be run with an unknown parameter, or input", () => {
    expect(oneCase("e_edge.json", ({ params }) => (params["rho"] = 10)).error?.code).toBe("SK2405");
    expect(oneCase("e_edge.json", ({ inputs }) => (inputs["ranks"] = [])).error?.code).toBe("SK2405");
  });

  it("passes on the epoch's own refusal", () => {
    expect(oneCase("e_edge.json", ({ inputs }) => (inputs["bonds"] = [])).error?.code).toBe("SK0801");
  });
});

describe("several epochs", () => {
  it("carry over their bonds: a change in the first step shows in the second", () => {
    const report = oneCase("f_multi_epoch.json", ({ steps }) => {
      const [first] = steps;
      if (first !== undefined) first.set["bonds_moving_average"] = 0;
    });
    const steps = new Set(report.differences.map(({ path }) => path.slice(0, "steps[0]".length)));
    expect(steps).toContain("steps[0]");
    expect(steps).toContain("steps[1]");
  });

  it("may only set what there is", () => {
    const report = oneCase("f_multi_epoch.json", ({ steps }) =>
      steps.forEach(({ set }) => (set["tempos"] = 1)),
    );
    expect(report.error?.code).toBe("SK2405");
  });

  it("must be at least one", () => {
    expect(oneCase("f_multi_epoch.json", (only) => (only.steps = [])).error?.code).toBe("SK2408");
  });
});

describe("generated inputs", () => {
  it("are compared with their digest, and so are the bonds", () => {
    const report = oneCase("d_large.json", (only) => {
      only.inputs_sha256 = "0".repeat(64);
      only.outputs = { bonds_sha256: "0".repeat(64) };
    });
    expect(report.differences.map(({ path }) => path)).toEqual([
      "inputs_sha256",
      "outputs.bonds_sha256",
      "engine.outputs.bonds_sha256",
    ]);
  });
});

describe("several mechanisms", () => {
  it("are compared together and each for itself", () => {
    const report = oneCase("g_mechanisms.json", ({ outputs }) => {
      outputs["mechanism_emission"] = ["1", "2"];
      outputs["per_mechanism"] = [{ incentive: [] }];
    });
    expect(report.differences.map(({ path }) => path)).toEqual([
      "outputs.mechanism_emission[0]",
      "outputs.mechanism_emission[1]",
      "outputs.per_mechanism.length",
      "outputs.per_mechanism[0].incentive.length",
      "engine.outputs.mechanism_emission[0]",
      "engine.outputs.mechanism_emission[1]",
      "engine.outputs.per_mechanism[0].incentive.length",
    ]);
  });
});

describe("chain lists", () => {
  it("without a comparer fail, and do not count as empty", () => {
    const document = { format: "chain-golden/1", exp_safe: [["0", "4294967296"]], exp_exact: [] };
    const report = runDocument("fixed_math-2.json", document);
    expect(report.cases.map(({ name, error }) => [name, error?.code])).toEqual([
      ["exp_safe[0]", undefined],
      ["exp_exact", "SK2409"],
    ]);
  });

  it("show a difference", () => {
    const report = runDocument("fixed_math.json", {
      format: "chain-golden/1",
      safe_div_i32f32: [["1", "2", "3"]],
    });
    expect(report.cases[0]?.differences).toEqual([
      { path: "result", expected: '"3"', actual: '"2147483648"' },
    ]);
  });
});
