import { resolve } from "node:path";
import { describe, expect, it } from "vitest";
import { onnx } from "../../../../core/plugin/models.js";
import { reportOf } from "../../../../core/primitives/errors.js";
import { replacementModels, type ModelFiles } from "../../../../runner/infer/replacementModels.js";

const model = onnx("./model.onnx", { sha256: "0".repeat(64) });
const one = { id: "one", models: { paths: model } };
const two = { id: "two", models: { paths: model, scorer: model } };

const refused = (subnet: Parameters<typeof replacementModels>[0], files: ModelFiles) => {
  try {
    replacementModels(subnet, files);
  } catch (error) {
    return reportOf(error);
  }
  return undefined;
};

describe("replacementModels", () => {
  it("takes a file alone for a subnet's only model", () => {
    expect(replacementModels(one, "my.onnx")).toEqual({ paths: resolve("my.onnx") });
  });

  it("takes files by name", () => {
    expect(replacementModels(two, { scorer: "/abs/my.onnx" })).toEqual({ scorer: "/abs/my.onnx" });
    expect(replacementModels(two, {})).toEqual({});
  });

  it("names the models there are where it can't be told which is meant", () => {
    const report = refused(two, "my.onnx");
    expect(report?.code).toBe("SK3208");
    expect(report?.next).toContain("paths, scorer");
    expect(refused({ id: "none", models: {} }, "my.onnx")?.code).toBe("SK3209");
    expect(refused(two, { other: "my.onnx" })?.code).toBe("SK3200");
    expect(refused(two, { toString: "my.onnx" })?.code).toBe("SK3200");
  });
});
