import { describe, expect, it } from "vitest";
import { readLiveMessage } from "../../../../../../subnets/price-prediction/feed/live/liveMessages.js";

const tick = { type: "tick", asset: "BTC", seq: 1, timeMs: 5, price: 2 };

describe("messages of a price server", () => {
  it("are read, without fields that nobody asked for", () => {
    expect(readLiveMessage(JSON.stringify({ ...tick, size: 3 }))).toEqual(tick);
    const hello = { type: "hello", session: "a", asset: "BTC" };
    expect(readLiveMessage(JSON.stringify(hello))).toEqual(hello);
    expect(readLiveMessage('{"type":"heartbeat","timeMs":1}')).toEqual({ type: "heartbeat", timeMs: 1 });
    expect(readLiveMessage('{"type":"error","message":"no"}')).toEqual({ type: "error", message: "no" });
  });

  it.each([
    ["no JSON", "{"],
    ["no object", "[1]"],
    ["null", "null"],
    ["of an unknown type", '{"type":"trade"}'],
    ["without a price", JSON.stringify({ ...tick, price: undefined })],
    ["with a price of 0", JSON.stringify({ ...tick, price: 0 })],
    ["with a text for a price", JSON.stringify({ ...tick, price: "2" })],
    ["with half a number", JSON.stringify({ ...tick, seq: 1.5 })],
    ["before 1970", JSON.stringify({ ...tick, timeMs: -1 })],
    ["far too long", JSON.stringify({ ...tick, note: "x".repeat(5_000) })],
  ])("that are %s are refused", (_, text) => {
    expect(() => readLiveMessage(text)).toThrow(expect.objectContaining({ code: "SK3810" }));
  });
});
