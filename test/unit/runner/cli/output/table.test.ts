import { describe, expect, it } from "vitest";
import { renderTable, visibleWidth } from "../../../../../runner/cli/output/table.js";

describe("a table", () => {
  it("aligns by the widest cell, colours not counted", () => {
    const green = "\u001b[32m5\u001b[39m";
    expect(visibleWidth(green)).toBe(1);
    const lines = renderTable(
      [
        { title: "name", align: "left" },
        { title: "n", align: "right" },
      ],
      [
        ["a", green],
        ["longer", "12"],
      ],
    );
    expect(lines).toEqual(["name     n", `a        ${green}`, "longer  12"]);
  });
});
