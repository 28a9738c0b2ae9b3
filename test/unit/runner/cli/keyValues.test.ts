import { describe, expect, it } from "vitest";
import { readModels, readSettingsOptions } from "../../../../runner/cli/keyValues.js";

describe("settings on the command line", () => {
  it("are pairs or JSON objects, later ones winning", () => {
    expect(readSettingsOptions([])).toEqual({});
    expect(readSettingsOptions(["alpha=0.1", "mode=fast", 'list=["a"]', "text=a=b"])).toEqual({
      alpha: 0.1,
      mode: "fast",
      list: ["a"],
      text: "a=b",
    });
    expect(readSettingsOptions(['{"alpha":1,"beta":2}', "alpha=3"])).toEqual({ alpha: 3, beta: 2 });
  });

  it.each(["alpha", "=1", "alpha=", "{alpha:1}"])("are not %s", (text) => {
    expect(() => readSettingsOptions([text])).toThrow(expect.objectContaining({ code: "SK3203" }));
  });
});

describe("models on the command line", () => {
  it("are names and files", () => {
    expect(readModels(["paths=my=own.onnx"])).toEqual({ paths: "my=own.onnx" });
    expect(readModels([])).toEqual({});
    for (const mixed of [["my.onnx", "paths=my.onnx"], ["my.onnx", "my.onnx"], ["paths="], ["=my.onnx"]])
      expect(() => readModels(mixed)).toThrow(expect.objectContaining({ code: "SK3203" }));
  });

  it("are a file alone for a subnet with one model", () => {
    expect(readModels(["my.onnx"])).toBe("my.onnx");
  });
});
