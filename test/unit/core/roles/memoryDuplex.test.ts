import { describe, expect, it } from "vitest";
import { createMemoryDuplexPair } from "../../../../core/roles/memoryDuplex.js";
import { codeOf } from "../protocol/handshakeFixture.js";

const turn = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

describe("a pair of duplexes in memory", () => {
  it("delivers in order, also what came before there was a receiver", async () => {
    const [left, right] = createMemoryDuplexPair();
    const got: number[] = [];
    await left.send(Uint8Array.of(1));
    await turn();
    await left.send(Uint8Array.of(2));
    right.onMessage(([byte]) => got.push(byte ?? 0));
    await left.send(Uint8Array.of(3));
    await turn();
    expect(got).toEqual([1, 2, 3]);
  });

  it("delivers to the newest receiver only", async () => {
    const [left, right] = createMemoryDuplexPair();
    const got: string[] = [];
    right.onMessage(() => got.push("first"));
    right.onMessage(() => got.push("second"));
    await left.send(Uint8Array.of(1));
    await turn();
    expect(got).toEqual(["second"]);
  });

  it("tells both ends of a close once, after what was sent before", async () => {
    const [left, right] = createMemoryDuplexPair();
    const events: string[] = [];
    right.onMessage(() => events.push("message"));
    right.onClose((reason) => events.push(`right ${reason}`));
    left.onClose((reason) => events.push(`left ${reason}`));
    void left.send(Uint8Array.of(1));
    left.close("bye");
    right.close("later");
    await turn();
    expect(events).toEqual(["message", "right bye", "left bye"]);
    expect(await right.send(Uint8Array.of(2)).catch(codeOf)).toBe("SK1438");
    left.onClose((reason) => events.push(`again ${reason}`));
    expect(events.at(-1)).toBe("again bye");
  });
});
