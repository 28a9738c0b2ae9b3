import { describe, expect, it } from "vitest";
import { createChain } from "../../../../core/chain/chain.js";
import { bytesToHex } from "../../../../core/primitives/bytes.js";
import { verifySigned } from "../../../../core/primitives/verifySigned.js";
import { createSoloEngine } from "../../../../plugins/engine-solo/soloEngine.js";
import { dispatch } from "../../../../plugins/rpc/dispatch.js";
import { txSubmitBatch } from "../../../../plugins/rpc/methods/txSubmitBatch.js";
import type { NodeContext } from "../../../../plugins/rpc/nodeContext.js";
import { alice, bob, genesisFixture, signed, transferCall } from "../../core/chain/chainFixture.js";
import { createVirtualClock } from "../engine-solo/virtualClock.js";

const chain = createChain({ genesis: genesisFixture() });
const engine = createSoloEngine({
  chain,
  clock: createVirtualClock(),
  sealing: { policy: "manual" },
  verify: async (batch) => batch.map(verifySigned),
});
// The method touches nothing else of the context.
const context = { submitBatch: (encoded) => engine.submitBatch(encoded) } as Pick<
  NodeContext,
  "submitBatch"
> as NodeContext;
const methods = new Map([[txSubmitBatch.name, txSubmitBatch]]);

const call = async (extrinsics: readonly string[]): Promise<Record<string, unknown>> => {
  const request = JSON.stringify({ jsonrpc: "2.0", id: 1, method: "tx_submitBatch", params: { extrinsics } });
  const answer = await dispatch({ context, methods, subscriptions: new Map() }, request);
  return JSON.parse(answer ?? "null") as Record<string, unknown>;
};

describe("tx_submitBatch", () => {
  it("answers each extrinsic in its place", async () => {
    const forged = signed({ ...bob, sign: (message) => alice.sign(message) }, transferCall());
    const { result } = await call([signed(alice, transferCall()), forged].map(bytesToHex));
    expect(result).toMatchObject([
      { id: expect.stringMatching(/^[0-9a-f]{64}$/) },
      { refusal: { code: "SK1205" } },
    ]);
    expect(engine.seal().receipts).toHaveLength(1);
  });

  it("refuses what is no hex, and too many at once", async () => {
    expect(await call(["xyz"])).toMatchObject({ error: { data: { code: "SK0103" } } });
    expect(await call(Array.from({ length: 1_001 }, () => "00"))).toMatchObject({
      error: { data: { code: "SK1904" } },
    });
  });
});
