import { expect, it } from "vitest";
import { thrownText } from "../../../../core/primitives/thrownText.js";

const hostile = {
  toString: (): string => {
    throw new Error("no");
  },
};

it.each([
  [new Error("an error"), "an error"],
  [null, "null"],
  [undefined, "undefined"],
  ["text", "text"],
  [Symbol("s"), "Symbol(s)"],
  [{ code: 7 }, '{"code":7}'],
  [Object.create(null), "something that can't be shown"],
  [hostile, "something that can't be shown"],
])("shows what was thrown, whatever it is (%#)", (thrown, text) => {
  expect(thrownText(thrown)).toBe(text);
});
