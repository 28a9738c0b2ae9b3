import { describe, expect, it } from "vitest";
import { chainErrors } from "../../../../core/chain/chainErrors.js";
import { fail } from "../../../../core/primitives/errors.js";
import type { Client } from "../../../../plugins/rpc/client/connect.js";
import { nodeChain } from "../../../../runner/neuron/nodeChain.js";
import { client as signer } from "../../core/roles/gatewayFixture.js";

/** A node that knows the next nonce, and refuses the submissions of these numbers, counted from 0, as if it had passed. */
function nodeThatRefuses(refused: readonly number[]): { readonly node: Client; readonly calls: string[] } {
  const calls: string[] = [];
  let submissions = 0;
  const answer = (method: string): unknown => {
    calls.push(method);
    if (method === "chain_head") return { height: 10 };
    if (method === "state_account") return { nonce: 3 };
    if (!refused.includes(submissions++)) return { id: "00" };
    throw fail(chainErrors.nonceUsed, { signer: signer.account, nonce: 3, expected: 4 });
  };
  const node: Client = {
    call: (method) => Promise.resolve().then(() => answer(method)),
    callAttached: () => Promise.reject(new Error("a neuron sends no bytes")),
    subscribe: () => Promise.resolve(),
    isOpen: true,
    onClose: () => undefined,
    close: () => undefined,
  };
  return { node, calls };
}

async function codesOf(refused: readonly number[], submissions: number): Promise<readonly unknown[]> {
  const { node, calls } = nodeThatRefuses(refused);
  const chain = nodeChain(node, "00".repeat(32), signer);
  const codes: unknown[] = [];
  for (let count = 0; count < submissions; count += 1) codes.push((await chain.serve(1, "ws://a"))?.code);
  return [codes, calls.filter((method) => method === "state_account").length];
}

describe("a neuron's extrinsics", () => {
  it("are numbered from what the chain says once, then one after the other", async () => {
    expect(await codesOf([], 3)).toEqual([[undefined, undefined, undefined], 1]);
  });

  it("are sent again with the chain's number when somebody else has used the one remembered", async () => {
    expect(await codesOf([1], 2)).toEqual([[undefined, undefined], 2]);
  });

  it("are refused when the chain's own number is, and when it is a second time", async () => {
    const code = chainErrors.nonceUsed.code;
    expect(await codesOf([0], 2)).toEqual([[code, undefined], 2]);
    expect(await codesOf([1, 2], 2)).toEqual([[undefined, code], 2]);
  });
});
