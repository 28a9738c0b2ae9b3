import { describe, expect, it } from "vitest";
import { frameHead, OPCODES } from "../../../../plugins/transport-ws/frames.js";

describe("the head of a frame", () => {
  it("has its length in the shortest form, as RFC 6455 shows it", () => {
    const head = (length: number): string => frameHead(OPCODES.binary, length, false).toString("hex");
    expect(head(0)).toBe("8200");
    expect(head(125)).toBe("827d");
    expect(head(126)).toBe("827e007e");
    expect(head(256)).toBe("827e0100");
    expect(head(65_535)).toBe("827effff");
    expect(head(65_536)).toBe("827f0000000000010000");
  });

  it("says that it is masked, with zeros, when it is a caller's", () => {
    expect(frameHead(OPCODES.binary, 5, true).toString("hex")).toBe("828500000000");
    expect(frameHead(OPCODES.ping, 0, true).toString("hex")).toBe("898000000000");
  });
});
