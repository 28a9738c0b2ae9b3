import { Type } from "@sinclair/typebox";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { fail } from "../../../../core/primitives/errors.js";
import { dispatch, dispatchAttached, type Dispatcher } from "../../../../plugins/rpc/dispatch.js";
import type { Method, Subscription } from "../../../../plugins/rpc/method.js";
import { rpcErrors } from "../../../../plugins/rpc/rpcErrors.js";

const strict = { additionalProperties: false };
const methods: Method<number>[] = [
  {
    name: "add",
    doc: "",
    params: Type.Object({ by: Type.Integer() }, strict),
    handle: (context, params) => ({ sum: BigInt(context + Number(params["by"])) }),
  },
  {
    name: "refuse",
    doc: "",
    params: Type.Object({}, strict),
    handle: () => {
      throw fail(rpcErrors.closed, { method: "refuse" });
    },
  },
  {
    name: "reverse",
    doc: "",
    params: Type.Object({ times: Type.Integer() }, strict),
    handle: () => undefined,
    handleAttached: (_, { times }, attachment) =>
      Promise.resolve({ result: { times }, attachment: attachment.toReversed() }),
  },
];
const follow: Subscription<number> = {
  name: "follow",
  doc: "",
  params: Type.Object({}, strict),
  start: () => () => undefined,
};
const dispatcher: Dispatcher<number> = {
  context: 40,
  methods: new Map(methods.map((method) => [method.name, method])),
  subscriptions: new Map([[follow.name, follow]]),
};
const call = (method: string, params?: object, id: unknown = 1): string =>
  JSON.stringify({ jsonrpc: "2.0", id, method, params });
interface Answer {
  readonly result?: unknown;
  readonly error?: { readonly code: number; readonly data: { readonly code: string } };
}
const answer = async (text: string): Promise<Answer> =>
  JSON.parse((await dispatch(dispatcher, text)) ?? "null") as Answer;

describe("JSON-RPC calls", () => {
  it("give results, amounts as decimal strings", async () => {
    expect(await answer(call("add", { by: 2 }))).toEqual({ jsonrpc: "2.0", id: 1, result: { sum: "42" } });
  });

  it.each([
    ["{", -32700, "SK1901"],
    ['"hello"', -32600, "SK1902"],
    [call("nothing"), -32601, "SK1903"],
    [call("add", { by: "2" }), -32602, "SK1904"],
    [call("add", { by: 2, more: 1 }), -32602, "SK1904"],
    [call("add", []), -32602, "SK1904"],
    [call("follow"), -32000, "SK1905"],
    [JSON.stringify(Array(101).fill({})), -32600, "SK1906"],
    [call("refuse"), -32000, "SK1911"],
  ])("answer %s with %i and %s", async (text, rpcCode, code) => {
    expect((await answer(text)).error).toMatchObject({ code: rpcCode, data: { code } });
  });

  it("answer a batch in order and leave notifications unanswered", async () => {
    const notification = JSON.stringify({ jsonrpc: "2.0", method: "add", params: { by: 1 } });
    expect(await dispatch(dispatcher, notification)).toBeUndefined();
    const batch = `[${call("add", { by: 1 }, "a")},${notification},${call("add", { by: 2 }, "b")}]`;
    expect(await answer(batch)).toMatchObject([
      { id: "a", result: { sum: "41" } },
      { id: "b", result: { sum: "42" } },
    ]);
  });

  it("never throw, whatever comes", async () => {
    await fc.assert(
      fc.asyncProperty(fc.oneof(fc.string(), fc.json()), async (text) => {
        const given = await dispatch(dispatcher, text);
        if (given !== undefined) JSON.parse(given);
      }),
      { numRuns: 300, seed: 1 },
    );
  });
});

describe("JSON-RPC calls with bytes beside them", () => {
  const attachment = Uint8Array.of(1, 2, 3);
  const attached = async (text: string): Promise<Answer & { readonly bytes: readonly number[] }> => {
    const given = await dispatchAttached(dispatcher, { text, attachment });
    return { ...(JSON.parse(given.text) as Answer), bytes: [...given.attachment] };
  };

  it("give bytes beside their result", async () => {
    expect(await attached(call("reverse", { times: 1 }))).toEqual({
      ...{ jsonrpc: "2.0", id: 1, result: { times: 1 } },
      bytes: [3, 2, 1],
    });
  });

  it.each([
    ["{", -32700, "SK1901"],
    ["[]", -32600, "SK1902"],
    [call("nothing"), -32601, "SK1903"],
    [call("reverse", { times: "1" }), -32602, "SK1904"],
    [call("add", { by: 2 }), -32000, "SK1907"],
    [call("follow"), -32601, "SK1903"],
    [JSON.stringify({ jsonrpc: "2.0", method: "reverse", params: { times: 1 } }), -32600, "SK1902"],
  ])("answer %s with %i and %s, and no bytes", async (text, rpcCode, code) => {
    expect(await attached(text)).toMatchObject({ error: { code: rpcCode, data: { code } }, bytes: [] });
  });

  it("are not read from a message that is too short", async () => {
    const { text } = await dispatchAttached(dispatcher, undefined);
    expect(JSON.parse(text)).toMatchObject({ error: { data: { code: "SK1901" } } });
  });
});
