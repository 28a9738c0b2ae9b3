import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { root } from "../architecture/sources.js";
import { startCli } from "./cli.js";

const withModels = join(root, "test", "fixtures", "subnets", "with-models");

describe("models on the command line", () => {
  it("answers a sample of the validator's, with a model of the package", async () => {
    const { code, stdout, stderr } = await startCli(["infer", "price-prediction", "--sample"]);
    expect(code, stderr).toBe(0);
    expect(stdout).toMatch(/^increments {2}float32 \[50, 100, 20\]/);
    expect(stderr).toMatch(/answered in [0-9.]+ ms/);
  });

  it("answers for a subnet in TypeScript, with settings and the user's own file, as JSON", async () => {
    const own = `linear=${join(withModels, "models", "linear.onnx")}`;
    const args = ["infer", withModels, "--sample", "--settings", "scale=0", "--model", own, "--json"];
    const { code, stdout, stderr } = await startCli(args);
    expect(code, stderr).toBe(0);
    const { y } = JSON.parse(stdout) as { readonly y: { readonly data: readonly number[] } };
    expect(y.data.map(Math.abs)).toEqual([0, 0, 0, 0, 0, 0]);
  });

  it.each([
    [["infer", "price-prediction"], "SK3205"],
    [["infer", "price-prediction", "--input", "no-such-file.json"], "SK3202"],
  ])("refuses %j with %s", async (args, code) => {
    const result = await startCli(args);
    expect(result.stderr).toContain(code);
    expect(result.code).toBe(1);
  });

  it("lists models with hash, size, tensors, licence and latency", async () => {
    const { code, stdout } = await startCli(["models", "price-prediction", "--json"]);
    expect(code).toBe(0);
    const listed = (name: string, sizeBytes: number): unknown => ({
      ...{ subnet: "price-prediction", name, kind: "onnx", licence: "MIT", sizeBytes },
      path: expect.stringMatching(new RegExp(`${name}\\.onnx$`)),
      sha256: expect.stringMatching(/^[0-9a-f]{64}$/),
      inputs: [expect.objectContaining({ name: "returns" }), expect.objectContaining({ name: "noise" })],
      outputs: [expect.objectContaining({ name: "increments" })],
      runtime: expect.stringMatching(/^onnxruntime-/),
      latency: { medianMs: expect.any(Number), shapes: { returns: [1, 500], noise: [1, 100, 22] } },
    });
    expect(JSON.parse(stdout)).toEqual([listed("paths", 59_449), listed("temporal", 47_803)]);
  });

  it("says what works here", async () => {
    const { code, stdout } = await startCli(["doctor", "--json"]);
    expect(code).toBe(0);
    const checks = JSON.parse(stdout) as { readonly check: string; readonly status: string }[];
    expect(checks.map(({ check }) => check)).toEqual(
      expect.arrayContaining(["Node", "ONNX models", "TF.js models", "Store", "Port"]),
    );
  });
});
