import { describe, expect, it } from "vitest";
import { token } from "../../../core/plugin/token.js";
import { failing } from "../../../test/kit/failing.js";
import "../../../test/kit/vitest.js";

const CLOCKS = token<{ wind(key: string): number }>("test.clocks");

describe("failing", () => {
  it("throws a code that names what was asked", () => {
    const double = failing(CLOCKS);
    expect(() => double.wind("big")).toThrowCode("SK2930");
    expect(() => double.wind("big")).toThrow(/test\.clocks.*wind/);
  });

  it("can be awaited and printed", async () => {
    const double = failing(CLOCKS);
    await expect(Promise.resolve(double)).resolves.toBe(double);
    expect(JSON.stringify({ double })).toBe('{"double":{}}');
  });
});
