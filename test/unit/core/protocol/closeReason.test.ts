import { describe, expect, it } from "vitest";
import { fail } from "../../../../core/primitives/errors.js";
import { claimedReason, closeReason, codedError } from "../../../../core/protocol/closeReason.js";
import { protocolErrors } from "../../../../core/protocol/protocolErrors.js";

describe("close reasons", () => {
  it("begin with the code and fit into a WebSocket's close frame", () => {
    const reason = closeReason(
      fail(protocolErrors.wrongGenesis, { theirs: "a".repeat(64), ours: "b".repeat(64) }),
    );
    expect(reason).toMatch(/^SK1405 .*\.\.\.$/);
    expect(Buffer.byteLength(reason)).toBe(123);
    expect(closeReason({ code: "SK1400", message: "é".repeat(200) }).length).toBe(123);
  });

  it("of a peer are safe to print and never empty", () => {
    expect(claimedReason("\u001b[31mred\n")).toBe("?[31mred?");
    expect(claimedReason("")).toBe("no reason given");
    expect(claimedReason("x".repeat(1_000)).length).toBe(123);
  });

  it("keep the details of a fault of this side", () => {
    const cause = new Error("password");
    const coded = codedError(cause);
    expect(coded.code).toBe("SK1400");
    expect(coded.message).not.toContain("password");
    expect(coded.cause).toBe(cause);
    expect(codedError(coded)).toBe(coded);
  });
});
