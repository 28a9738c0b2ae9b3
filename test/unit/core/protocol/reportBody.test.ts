import { describe, expect, it } from "vitest";
import { encodeCanonical } from "../../../../core/primitives/codec.js";
import { decodeReport, encodeReport } from "../../../../core/protocol/reportBody.js";
import { codeThrownBy } from "./handshakeFixture.js";

describe("report body", () => {
  it("carries code and sentence", () => {
    expect(decodeReport(encodeReport({ code: "SK1503", message: "Too late." }))).toEqual({
      code: "SK1503",
      reason: "Too late.",
    });
  });

  it("is bounded and printable whatever the sentence was", () => {
    const long = decodeReport(encodeReport({ code: "SK1503", message: `\u0007${"x".repeat(2_000)}` }));
    expect(long.reason).toBe(`?${"x".repeat(299)}`);
    expect(decodeReport(encodeReport({ code: "SK1503", message: "" })).reason).toBe("no reason given");
  });

  it.each([
    ["nothing", new Uint8Array(0)],
    ["no map", encodeCanonical("SK1503")],
    ["another field", encodeCanonical({ code: "SK1503", reason: "x", next: "y" })],
    ["a code that is none", encodeCanonical({ code: "404", reason: "x" })],
    ["control characters", encodeCanonical({ code: "SK1503", reason: "\u001b[2J" })],
    ["too much", encodeCanonical({ code: "SK1503", reason: "x".repeat(700) })],
  ])("refuses %s", (_, body) => {
    expect(codeThrownBy(() => decodeReport(body))).toBe("SK1431");
  });
});
