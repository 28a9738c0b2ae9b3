import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { attachedParts, readAttached } from "../../../../plugins/rpc/attached.js";

describe("a text with bytes beside it", () => {
  it("is read as it was written", () => {
    fc.assert(
      fc.property(fc.string({ unit: "grapheme" }), fc.uint8Array(), (text, attachment) => {
        const message = Buffer.concat(attachedParts({ text, attachment }));
        expect(readAttached(message)).toEqual({ text, attachment });
      }),
      { seed: 1 },
    );
  });

  it("has the length of its text in front, highest byte first", () => {
    const [head] = attachedParts({ text: "{}", attachment: Uint8Array.of(7) });
    expect(head.toString("hex")).toBe("000000027b7d");
  });

  it.each([[""], ["000000"], ["000000017"], ["ffffffff7b7d"]])(
    "is not read from %s, which is too short",
    (hex) => {
      expect(readAttached(Buffer.from(hex, "hex"))).toBeUndefined();
    },
  );
});
