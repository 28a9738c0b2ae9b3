import { describe, expect, it } from "vitest";
import {
  compareVersions,
  rangeFromText,
  versionFromText,
  type Version,
} from "../../../../core/plugin/versionRange.js";

function version(text: string): Version {
  const parsed = versionFromText(text);
  if (!parsed) throw new Error(`${text} is no version`);
  return parsed;
}

describe("versionFromText", () => {
  it("reads the forms of semver.org and nothing else", () => {
    expect(versionFromText("1.20.3")).toEqual({ core: [1, 20, 3], prerelease: [] });
    expect(versionFromText("1.0.0-beta.2+build.5")).toEqual({ core: [1, 0, 0], prerelease: ["beta", "2"] });
    for (const text of [
      "",
      "1",
      "1.0",
      "v1.0.0",
      "1.0.0.0",
      "01.0.0",
      "1.0.0-",
      "1.0.0 ",
      "1.0.1234567890",
    ]) {
      expect(versionFromText(text), text).toBeUndefined();
    }
  });
});

describe("compareVersions", () => {
  it("orders as semver.org's example does", () => {
    const ordered = [
      ...["1.0.0-alpha", "1.0.0-alpha.1", "1.0.0-alpha.beta", "1.0.0-beta", "1.0.0-beta.2", "1.0.0-beta.11"],
      ...["1.0.0-rc.1", "1.0.0", "1.0.1", "1.2.0", "1.10.0", "2.0.0"],
    ];
    for (const [a, left] of ordered.entries()) {
      for (const [b, right] of ordered.entries()) {
        expect(Math.sign(compareVersions(version(left), version(right))), `${left} ${right}`).toBe(
          Math.sign(a - b),
        );
      }
    }
  });
});

describe("rangeFromText", () => {
  it.each([
    ["*", ["0.0.1", "9.9.9"], []],
    ["1.2.3", ["1.2.3"], ["1.2.4", "1.2.2"]],
    ["^1.2.3", ["1.2.3", "1.9.0"], ["1.2.2", "2.0.0", "2.0.0-beta"]],
    ["^0.2.3", ["0.2.3", "0.2.9"], ["0.3.0", "0.2.2"]],
    ["^0.0.3", ["0.0.3"], ["0.0.4"]],
    ["~1.2.3", ["1.2.3", "1.2.9"], ["1.3.0"]],
    [">=1.0.0 <2.0.0", ["1.0.0", "1.9.9"], ["0.9.9", "2.0.0"]],
    [">1.0.0 <=2.0.0", ["1.0.1", "2.0.0"], ["1.0.0", "2.0.1"]],
    ["^1.0.0 || ^3.0.0", ["1.5.0", "3.5.0"], ["2.0.0"]],
    ["=1.0.0", ["1.0.0"], ["1.0.1"]],
  ])("%s", (range, inside, outside) => {
    const test = rangeFromText(range);
    expect(inside.filter((text) => !test?.(version(text)))).toEqual([]);
    expect(outside.filter((text) => test?.(version(text)))).toEqual([]);
  });

  it("refuses what is no range", () => {
    for (const text of ["", "1", "^1", "latest", "1.x", ">= 1.0.0", "1.0.0 ||", "1.0.0 - 2.0.0"]) {
      expect(rangeFromText(text), text).toBeUndefined();
    }
  });
});
