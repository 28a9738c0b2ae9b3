import { describe, expect, it } from "vitest";
import { defaultHyperparameters } from "../../../../core/registry/hyperparameters.js";
import { parameterFromText } from "../../../../core/registry/parameterFromText.js";
import { codeOf } from "../economyFixture.js";

describe("parameterFromText", () => {
  it("gives back every default from its own text", () => {
    for (const [name, value] of Object.entries(defaultHyperparameters))
      expect(parameterFromText(name, String(value))).toBe(value);
  });

  it("refuses what is no value of the type", () => {
    const wrong = {
      tempo: ["", "1.5", "0x10", "01", "1e3", "-0"],
      minBurn: ["1n", "x"],
      yuma3: ["1", "TRUE"],
    };
    for (const [name, texts] of Object.entries(wrong)) {
      for (const text of texts)
        expect(
          codeOf(() => parameterFromText(name, text)),
          text,
        ).toBe("SK0616");
    }
    expect(codeOf(() => parameterFromText("tempi", "1"))).toBe("SK0615");
    expect(() => parameterFromText("maxAlowedUids", "1")).toThrow('(did you mean "maxAllowedUids"?)');
    expect(codeOf(() => parameterFromText("toString", "1"))).toBe("SK0615");
  });
});
