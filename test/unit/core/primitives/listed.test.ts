import { expect, it } from "vitest";
import { listed } from "../../../../core/primitives/listed.js";

it("joins a few things as a sentence does, and counts what is too much", () => {
  expect(listed(["a"])).toBe("a");
  expect(listed(["a", "b"])).toBe("a and b");
  expect(listed(["a", "b", "c"])).toBe("a, b and c");
  expect(listed([..."abcdefghij"])).toBe("a, b, c, d, e, f, g, h and 2 more");
});
