import { describe, expect, it } from "vitest";
import { createTickGate } from "../../../../../../subnets/price-prediction/feed/live/tickGate.js";

const tick = (seq: number, timeMs: number, price = 100, asset = "BTC") =>
  ({ type: "tick", asset, seq, timeMs, price }) as const;
const gateAt = (seq: number, timeMs: number) => {
  const gate = createTickGate({ asset: "BTC", maxAgeMs: 1_000 });
  gate.take(tick(seq, timeMs), 0);
  return gate;
};
const refusal = (code: string): unknown => expect.objectContaining({ code });

describe("the gate for ticks", () => {
  it("takes ticks in order, several at one time too, and names those that are missing", () => {
    const gate = gateAt(5, 10_000);
    expect(gate.take(tick(6, 10_000), 0)).toBeUndefined();
    expect(gate.take(tick(9, 10_500), 0)).toEqual({ from: 7, until: 8 });
    expect([gate.lastSeq(), gate.nowMs()]).toEqual([9, 10_500]);
  });

  it.each([
    ["of another asset", tick(6, 10_001, 100, "ETH"), "SK3811"],
    ["that was there", tick(5, 10_001), "SK3813"],
    ["of an earlier number", tick(4, 10_001), "SK3813"],
    ["of an earlier time", tick(6, 9_999), "SK3813"],
    ["at twice the price", tick(6, 10_001, 200), "SK3814"],
    ["at a twentieth of it", tick(6, 10_001, 5), "SK3814"],
  ])("refuses a tick %s, and goes on as if it had not come", (_, bad, code) => {
    const gate = gateAt(5, 10_000);
    expect(() => gate.take(bad, 0)).toThrow(refusal(code));
    expect(gate.take(tick(6, 10_001), 0)).toBeUndefined();
  });

  it("refuses what is older than allowed, and what would change a closed bar however young it is", () => {
    const gate = gateAt(5, 10_000);
    gate.advance(12_000);
    expect(() => gate.take(tick(6, 10_999), 0)).toThrow(refusal("SK3812"));
    expect(() => gate.take(tick(6, 11_500), 11_500)).toThrow(refusal("SK3812"));
    expect(gate.take(tick(6, 11_501), 11_500)).toBeUndefined();
  });

  it("begins to count anew with the server, but not to tell the time", () => {
    const gate = gateAt(5, 10_000);
    gate.restart();
    expect(gate.take(tick(1, 10_001), 0)).toBeUndefined();
    gate.restart();
    expect(() => gate.take(tick(1, 9_500), 0)).toThrow(refusal("SK3813"));
  });
});
