import { describe, expect, it } from "vitest";
import {
  jsonAccount,
  jsonAmount,
  jsonBig,
  jsonFlag,
  jsonInteger,
  jsonList,
  jsonObject,
  jsonOptional,
  jsonText,
  type JsonForm,
} from "../../../../core/chain/jsonForm.js";
import { isSubnetkitError } from "../../../../core/primitives/errors.js";
import { alice } from "./chainFixture.js";

const form = jsonObject({
  name: jsonText,
  amounts: jsonList(jsonAmount),
  note: jsonOptional(jsonFlag),
  inner: jsonObject({ count: jsonInteger(0, 9), bits: jsonBig }),
});
const value = { name: "a", amounts: [1n, 2n], note: undefined, inner: { count: 5, bits: -(1n << 70n) } };
const json = { name: "a", amounts: ["1", "2"], inner: { count: 5, bits: String(-(1n << 70n)) } };

const problem = (wrong: unknown, read: JsonForm<unknown> = form): string => {
  try {
    read.read(wrong, "");
  } catch (error) {
    if (isSubnetkitError(error)) return `${error.code} ${error.message}`;
    throw error;
  }
  return "none";
};

describe("JSON forms", () => {
  it("write and read the same value, big integers as strings", () => {
    expect(form.write(value)).toEqual(json);
    expect(JSON.parse(JSON.stringify(form.write(value)))).toEqual(json);
    expect(form.read(json, "")).toEqual(value);
    expect(form.read({ ...json, note: true }, "")).toEqual({ ...value, note: true });
  });

  it("name the path of what is wrong", () => {
    expect(problem({ ...json, amounts: ["1", 2] })).toMatch(/^SK1213 .*amounts\[1\]/);
    expect(problem({ ...json, inner: { count: 10, bits: "0" } })).toMatch(/^SK1213 .*inner\.count/);
    expect(problem({ ...json, inner: { count: 5 } })).toMatch(/^SK1213 .*inner\.bits/);
    expect(problem({ ...json, more: 1 })).toMatch(/^SK1213 .*"more"/);
    expect(problem({ ...json, note: null })).toMatch(/^SK1213 .*note/);
  });

  it("convert nothing", () => {
    for (const wrong of ["", 5, null]) expect(problem(wrong, jsonText)).toMatch(/^SK1213/);
    for (const wrong of ["5", 1.5, 10, -1, null])
      expect(problem(wrong, jsonInteger(0, 9))).toMatch(/^SK1213/);
    for (const wrong of [5, "-5", "05", "1e3", "18446744073709551616"]) {
      expect(problem(wrong, jsonAmount)).toMatch(/^SK1213/);
    }
    for (const wrong of [5, "05", "-0", "x", "1".repeat(200)])
      expect(problem(wrong, jsonBig)).toMatch(/^SK1213/);
    for (const wrong of [0, "true"]) expect(problem(wrong, jsonFlag)).toMatch(/^SK1213/);
    for (const wrong of [5, alice.account.slice(1)]) expect(problem(wrong, jsonAccount)).toMatch(/^SK1213/);
    for (const wrong of [{}, "ab", null]) expect(problem(wrong, jsonList(jsonText))).toMatch(/^SK1213/);
    for (const wrong of [[], "ab", null, undefined]) expect(problem(wrong)).toMatch(/^SK1213/);
  });
});
