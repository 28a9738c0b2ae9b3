import { describe, expect, it } from "vitest";
import { readSources } from "./sources.js";

const product = readSources(["core", "plugins", "subnets", "runner"]);
const everything = [...product, ...readSources(["test"])];
const entries = new Set([
  "core/plugin/index.ts",
  "core/scoring/index.ts",
  "core/yuma/index.ts",
  "runner/index.ts",
  "plugins/rpc/client/index.ts",
  "test/kit/index.ts",
]);

describe("the shape of the sources", () => {
  it("keeps files small: median below 100 lines, none above 800", () => {
    const lines = product.map((source) => source.lines).sort((a, b) => a - b);
    expect(lines[Math.floor(lines.length / 2)]).toBeLessThan(100);
    expect(everything.filter((source) => source.lines > 800).map((source) => source.path)).toEqual([]);
  });

  it("has no barrels: only entry files consist of re-exports", () => {
    const barrels = product.filter(
      (source) =>
        !entries.has(source.path) &&
        /^export .* from /m.test(source.text) &&
        !/^(export )?(const|function|interface|type|class|async)\b/m.test(source.text),
    );
    expect(barrels.map((source) => source.path)).toEqual([]);
  });

  it("has no drawer for everything", () => {
    const drawers = everything.filter((source) =>
      /(^|\/)(utils?|helpers?|common|misc)(\/|\.ts$)/.test(source.path),
    );
    expect(drawers.map((source) => source.path)).toEqual([]);
  });

  it("silences no checker", () => {
    const marks = new RegExp(
      [
        "@ts-" + "ignore",
        "@ts-" + "nocheck",
        "eslint-" + "disable",
        "\\bas " + "any\\b",
        ": " + "any\\b",
      ].join("|"),
    );
    expect(everything.filter((source) => marks.test(source.text)).map((source) => source.path)).toEqual([]);
  });

  it("names no path of a machine", () => {
    const paths = new RegExp(`["'\`( ]/(${["work", "root", "home", "Users"].join("|")})/[a-z]`);
    expect(everything.filter((source) => paths.test(source.text)).map((source) => source.path)).toEqual([]);
  });
});
