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

  it("names a method with its arguments in short", () => {
    const double = failing(token<{ run(...given: unknown[]): number }>("test.runs"));
    const long = "x".repeat(100);
    const given = [long, 5n, { path: "a", data: new Float32Array(6) }, [1, [2]], () => 1, new Date(0), null];
    expect(() => double.run(...given)).toThrow(
      `run("${"x".repeat(40)}…", 5n, { path: "a", data: Float32Array(6) }, [1, [1]], function, Date, null)`,
    );
  });

  it("refuses plain values when they are read, unless it was given them", () => {
    const NAMED = token<{ readonly id: string; readonly name: string; run(): number }>("test.named");
    expect(() => failing(NAMED).id).toThrowCode("SK2930");
    expect(() => failing(NAMED).name).toThrowCode("SK2930");
    const double = failing(NAMED, { id: "a" });
    expect(double.id).toBe("a");
    expect(() => double.name).toThrowCode("SK2930");
    expect(() => double.run()).toThrowCode("SK2930");
  });
});
