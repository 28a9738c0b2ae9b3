import { describe, expect, it } from "vitest";
import { extrinsicId, wholeNumber } from "../../../../runner/cli/options.js";

const code = (expected: string): unknown => expect.objectContaining({ code: expected });

describe("options on the command line", () => {
  it("are whole numbers within their bounds", () => {
    const read = wholeNumber("--netuid", 1, 10);
    expect(read("10")).toBe(10);
    for (const text of ["0", "11", "-1", "1.5", "0x5", "", "x"])
      expect(() => read(text)).toThrow(code("SK2101"));
  });

  it("name extrinsics by 64 hexadecimal digits, in any of the usual forms", () => {
    const id = "ab12".repeat(16);
    for (const text of [id, id.toUpperCase(), `0x${id}`]) expect(extrinsicId(text)).toBe(id);
    for (const text of ["zz", "", id.slice(1), `${id}0`, "g".repeat(64)])
      expect(() => extrinsicId(text)).toThrow(code("SK2107"));
  });
});
