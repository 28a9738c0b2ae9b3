import { describe, expect, it } from "vitest";
import { fail } from "../../../../core/primitives/errors.js";
import { createInbox } from "../../../../core/protocol/inbox.js";
import { protocolErrors } from "../../../../core/protocol/protocolErrors.js";
import { createMemoryDuplexPair } from "../../../../core/roles/memoryDuplex.js";
import { codeOf } from "./handshakeFixture.js";

const turn = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));
const codeFrom = (promise: Promise<unknown>): Promise<string | undefined> =>
  promise.then(() => undefined, codeOf);

describe("inbox", () => {
  it("gives messages in order, those that came before as well", async () => {
    const [near, far] = createMemoryDuplexPair();
    const inbox = createInbox(near, { maxMessages: 3, maxBytes: 10 });
    for (const byte of [1, 2]) await far.send(Uint8Array.of(byte));
    await turn();
    expect([await inbox.take(), await inbox.take()]).toEqual([Uint8Array.of(1), Uint8Array.of(2)]);
    const next = inbox.take();
    await far.send(Uint8Array.of(3));
    expect(await next).toEqual(Uint8Array.of(3));
  });

  it("holds no more than it was allowed", async () => {
    const [near, far] = createMemoryDuplexPair();
    const inbox = createInbox(near, { maxMessages: 2, maxBytes: 10 });
    for (const byte of [1, 2, 3]) await far.send(Uint8Array.of(byte));
    await turn();
    expect(await codeFrom(inbox.take())).toBe("SK1403");

    const [small, sender] = createMemoryDuplexPair();
    const bounded = createInbox(small, { maxMessages: 9, maxBytes: 10 });
    await sender.send(new Uint8Array(11));
    await turn();
    expect(await codeFrom(bounded.take())).toBe("SK1402");
  });

  it("rejects whoever waits, and later ones, with what ended it first", async () => {
    const [near, far] = createMemoryDuplexPair();
    const inbox = createInbox(near, { maxMessages: 2, maxBytes: 10 });
    const waiting = codeFrom(inbox.take());
    inbox.fail(fail(protocolErrors.handshakeTimeout, { timeoutMs: 5 }));
    far.close("later");
    expect(await waiting).toBe("SK1417");
    expect(await codeFrom(inbox.take())).toBe("SK1417");
    expect(() => inbox.assertOpen()).toThrow();
  });

  it("tells of a close with the peer's own word", async () => {
    const [near, far] = createMemoryDuplexPair();
    const inbox = createInbox(near, { maxMessages: 2, maxBytes: 10 });
    far.close("SK1412 no permit");
    await turn();
    await expect(inbox.take()).rejects.toThrow("SK1412 no permit");
  });
});
