import { describe, expect, it } from "vitest";
import { parameterForm } from "../../../../core/chain/parameterForm.js";
import { defaultHyperparameters } from "../../../../core/registry/hyperparameters.js";
import { hyperparameterTable } from "../../../../core/registry/hyperparameterTable.js";
import { codeOf } from "../state/codeOf.js";

const form = parameterForm(hyperparameterTable);
const json = form.write(defaultHyperparameters) as Record<string, unknown>;

describe("parameterForm", () => {
  it("writes every parameter of the table, amounts as strings, and reads them back", () => {
    expect(Object.keys(json)).toEqual(Object.keys(hyperparameterTable));
    expect(json["minBurn"]).toBe("500000");
    expect(json["recycleOrBurn"]).toBe("burn");
    expect(form.read(JSON.parse(JSON.stringify(json)), "")).toEqual(defaultHyperparameters);
  });

  it("holds each to its range", () => {
    for (const changes of [
      { tempo: 0 },
      { minBurn: "-1" },
      { minBurn: 1 },
      { kappa: 65_536 },
      { yuma3: 1 },
    ]) {
      expect(codeOf(() => form.read({ ...json, ...changes }, "here"))).toBe("SK1213");
    }
  });
});
