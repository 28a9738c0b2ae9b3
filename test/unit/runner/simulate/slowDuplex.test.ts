import { describe, expect, it } from "vitest";
import { createMemoryDuplexPair } from "../../../../core/roles/memoryDuplex.js";
import { createVirtualClock } from "../../../../core/roles/virtualClock.js";
import { slowDuplex } from "../../../../runner/simulate/slowDuplex.js";

const linked = (latencyMs: number) => {
  const clock = createVirtualClock();
  const [near, far] = createMemoryDuplexPair();
  const slow = slowDuplex(near, clock, latencyMs);
  const heard: string[] = [];
  const note = (who: string) => (message: Uint8Array) =>
    void heard.push(`${who} ${message[0]} at ${clock.nowMs()}`);
  return { clock, near, far, slow, heard, note };
};

describe("a slow connection", () => {
  it("delays messages both ways, in their order, and a close behind them", async () => {
    const { clock, far, slow, heard, note } = linked(30);
    far.onMessage(note("far"));
    far.onClose((reason) => void heard.push(`far closed ${reason} at ${clock.nowMs()}`));
    slow.onMessage(note("near"));
    await slow.send(Uint8Array.of(1));
    await slow.send(Uint8Array.of(2));
    await far.send(Uint8Array.of(3));
    await clock.advance(10);
    slow.close("done");
    await clock.advance(100);
    expect(heard).toEqual(["far 1 at 30", "far 2 at 30", "near 3 at 30", "far closed done at 40"]);
  });

  it("holds what comes before anybody listens, and tells a late listener of a close", async () => {
    const { clock, far, slow, heard, note } = linked(5);
    await far.send(Uint8Array.of(9));
    far.close("gone");
    await clock.advance(5);
    slow.onMessage(note("near"));
    slow.onClose((reason) => void heard.push(`closed ${reason}`));
    expect(heard).toEqual(["near 9 at 5", "closed gone"]);
  });

  it("is the connection itself without latency", () => {
    const { near, slow } = linked(0);
    expect(slow).toBe(near);
  });
});
