import { describe, expect, it } from "vitest";
import { checkPlugin } from "../../../../core/registry/checkPlugin.js";
import { codeOf, plugin } from "../economyFixture.js";

describe("checkPlugin", () => {
  it("takes names as registries give them", () => {
    for (const id of ["price-prediction", "@someone/a.subnet", "x"])
      expect(codeOf(() => checkPlugin({ ...plugin, id }))).toBe("none");
    expect(codeOf(() => checkPlugin({ ...plugin, version: "1.0.0-beta.1+build" }))).toBe("none");
  });

  it("refuses what nobody could look up", () => {
    for (const id of ["", "two words", "ü", "x".repeat(65)])
      expect(codeOf(() => checkPlugin({ ...plugin, id }))).toBe("SK0623");
    for (const version of ["", "1 2", "1".repeat(33)])
      expect(codeOf(() => checkPlugin({ ...plugin, version }))).toBe("SK0623");
    for (const schemaHash of ["", "0".repeat(63), "A".repeat(64)])
      expect(codeOf(() => checkPlugin({ ...plugin, schemaHash }))).toBe("SK0623");
  });
});
