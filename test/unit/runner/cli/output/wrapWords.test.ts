import { describe, expect, it } from "vitest";
import { wrapWords } from "../../../../../runner/cli/output/wrapWords.js";

describe("wrapped words", () => {
  it("fill lines up to the width, and never lose a word", () => {
    expect(wrapWords("one two three", 7)).toEqual(["one two", "three"]);
    expect(wrapWords("one extraordinarily two", 7)).toEqual(["one", "extraordinarily", "two"]);
  });
});
