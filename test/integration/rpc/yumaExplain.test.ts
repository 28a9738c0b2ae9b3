import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { signExtrinsic } from "../../../core/chain/signExtrinsic.js";
import { readMetagraph } from "../../../core/chain/queries/readMetagraph.js";
import type { Told } from "../../../core/yuma/explain/told.js";
import type { ExplainedNeuron } from "../../../plugins/rpc/methods/yumaExplain.js";
import { connect, type Client } from "../../../plugins/rpc/client/connect.js";
import { coloursFor } from "../../../runner/cli/output/colours.js";
import { renderExplanation } from "../../../runner/cli/output/explanation.js";
import { localGenesis } from "../../../runner/devnet/preset/localGenesis.js";
import { localConsensus, startNode, type Node } from "../../../runner/node/startNode.js";
import { echoDescription } from "../../fixtures/echoDescription.js";

const network = localGenesis("explain", 0, { id: localConsensus.id, version: localConsensus.version }, [
  echoDescription(),
]);
const TEMPO = 20;

let node: Node;
let client: Client;

/** A node on which all three validators weigh the miners in the first block, three epochs later. */
beforeAll(async () => {
  const { genesis } = network;
  node = await startNode({
    genesis,
    host: "127.0.0.1",
    port: 0,
    sealing: { policy: "manual" },
    // Only one validator runs here, and it has scored one miner.
    scores: (_netuid, uid, height) => (uid === 4 ? [{ validator: 2, meanScore: height / 100 }] : []),
  });
  client = await connect(`ws://127.0.0.1:${node.rpcPort}`);
  const values = [
    [3, 1],
    [3, 1],
    [1, 1],
  ];
  for (const [uid, weights] of values.entries()) {
    const signer = network.subnets[0]?.neurons[uid]?.hotkey.signer;
    if (!signer) throw new Error("the local network has three validators");
    const args = { netuid: 1, uids: [3, 4], values: weights, versionKey: 0n };
    const era = { birth: 1, lifetime: 16 };
    const { genesisHash } = node.chain;
    node.engine.submit(
      signExtrinsic(signer, { call: { name: "weights.set", args }, nonce: 0, era, genesisHash }),
    );
  }
  while (node.chain.head.height < 3 * TEMPO) node.engine.seal();
});
afterAll(async () => {
  client.close();
  await node.stop();
});

const explain = async (params: object): Promise<Told<ExplainedNeuron>> =>
  (await client.call("yuma_explain", params)) as Told<ExplainedNeuron>;

describe("yuma_explain", () => {
  it("shows a miner's way with exact raws as text and numbers beside them", async () => {
    const { miner, payment, ...rest } = await explain({ netuid: 1, uid: 4 });
    expect(rest).toMatchObject({
      netuid: 1,
      uid: 4,
      epoch: 3,
      height: 60,
      previousEpoch: 2,
      roles: ["miner"],
    });
    expect(miner.votes.find(({ validator }) => validator === 2)).toMatchObject({
      weightU16: 65_535,
      rule: "counts",
      clip: "clipped",
      normalised: { raw: String(2 ** 31), value: 0.5 },
    });
    const stored = readMetagraph(node.chain.state, 1).neurons[4];
    expect(miner.incentiveU16).toBe(stored?.incentive);
    expect(miner.emission.rao).toMatch(/^[1-9][0-9]*$/);
    expect(payment).toMatchObject({ incentive: miner.emission.rao, incentiveBecame: "stake" });
  });

  it("begins with the scores that the node knows of", async () => {
    expect((await explain({ netuid: 1, uid: 4 })).scores).toEqual([{ validator: 2, meanScore: 0.6 }]);
    expect((await explain({ netuid: 1, uid: 3 })).scores).toEqual([]);
    expect(renderExplanation(await explain({ netuid: 1, uid: 3 }), coloursFor({}))).not.toContain(
      "mean score",
    );
  });

  it("shows a validator's way, and what changed", async () => {
    const { roles, validator, payment } = await explain({ netuid: 1, uid: 0 });
    expect(roles).toEqual(["validator"]);
    expect(validator.trust.value).toBeCloseTo(1, 6);
    expect(validator.bonds.bonds.map(({ target, rule }) => [target, rule])).toEqual([
      [3, "grew"],
      [4, "grew"],
    ]);
    expect(validator.changes?.map(({ what }) => what)).toContain("emission");
    expect(BigInt(payment.dividends.take)).toBeGreaterThan(0n);
    expect(BigInt(payment.ownerCut)).toBeGreaterThan(0n);
  });

  it("goes back one epoch, and no further", async () => {
    expect(await explain({ netuid: 1, uid: 4, epoch: 2 })).toMatchObject({ epoch: 2, height: 40 });
    await expect(explain({ netuid: 1, uid: 4, epoch: 1 })).rejects.toMatchObject({
      code: "SK1221",
      message: expect.stringContaining("2 and 3") as string,
    });
  });

  it.each([
    ["SK0805", { netuid: 1, uid: 5 }],
    ["SK0601", { netuid: 7, uid: 0 }],
    ["SK1904", { netuid: 1 }],
    ["SK1904", { netuid: 1, uid: 0, epoch: 0 }],
  ])("refuses with %s: %j", async (code, params) => {
    await expect(explain(params)).rejects.toMatchObject({ code });
  });

  it("is put into words from what came over the wire", async () => {
    const plain = coloursFor({});
    const miner = renderExplanation(await explain({ netuid: 1, uid: 4 }), plain);
    expect(miner).toContain("As a miner");
    expect(miner).not.toContain("As a validator");
    expect(miner).toMatch(
      /2 +[0-9.]+ % +0\.6000 +65535 +50\.00 % +25\.00 % .*clipped to the consensus: 25\.00 % too high/,
    );
    const validator = renderExplanation(await explain({ netuid: 1, uid: 1 }), plain);
    expect(validator).toContain("As a validator");
    expect(validator).toContain("validator pot");
    for (const text of [miner, validator]) expect(text).not.toMatch(/undefined|NaN|\[object/);
  });
});
