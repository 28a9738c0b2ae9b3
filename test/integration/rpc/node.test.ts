import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { WebSocket } from "ws";
import { signExtrinsic } from "../../../core/chain/signExtrinsic.js";
import { bytesToHex } from "../../../core/primitives/bytes.js";
import { developmentSigner } from "../../../core/primitives/keys.js";
import { connect, type Client } from "../../../plugins/rpc/client/connect.js";
import { localGenesis } from "../../../runner/devnet/preset/localGenesis.js";
import { localConsensus, startNode, type Node } from "../../../runner/node/startNode.js";
import { echoDescription } from "../../fixtures/echoDescription.js";

const consensus = { id: localConsensus.id, version: localConsensus.version };
const network = localGenesis("rpc", 0, consensus, [echoDescription({ profiles: ["loud"] })]);
const alice = developmentSigner("rpc", "alice/coldkey");
const bob = developmentSigner("rpc", "bob");

let node: Node;
let client: Client;
const url = (scheme: string): string => `${scheme}://127.0.0.1:${node.rpcPort}`;

beforeAll(async () => {
  node = await startNode({
    genesis: network.genesis,
    host: "127.0.0.1",
    port: 0,
    sealing: { policy: "manual" },
  });
  client = await connect(url("ws"));
});
afterAll(async () => {
  client.close();
  await node.stop();
});

describe("a node's RPC", () => {
  it("tells what it is and where it stands", async () => {
    expect(await client.call("chain_info")).toMatchObject({
      network: "local",
      genesisHash: node.chain.genesisHash,
      consensus,
    });
    expect(await client.call("chain_head")).toEqual(node.chain.head);
  });

  it("shows a metagraph with amounts as decimal strings", async () => {
    const metagraph = (await client.call("metagraph_get", { netuid: 1 })) as {
      neurons: { stake: string; uid: number }[];
    };
    expect(metagraph.neurons.map(({ uid }) => uid)).toEqual([0, 1, 2, 3]);
    expect(metagraph.neurons[0]?.stake).toMatch(/^[0-9]+$/);
  });

  it("takes a signed transfer, seals it, and shows receipt and balance", async () => {
    const extrinsic = signExtrinsic(alice, {
      call: { name: "balances.transfer", args: { to: bob.account, amount: 5_000_000_000n } },
      nonce: 0,
      era: { birth: node.chain.head.height + 1, lifetime: 16 },
      genesisHash: node.chain.genesisHash,
    });
    const { id } = (await client.call("tx_submit", { extrinsic: bytesToHex(extrinsic) })) as { id: string };
    const { height } = node.engine.seal();
    const block = (await client.call("chain_block", { height })) as {
      receipts: { id: string; ok: boolean }[];
    };
    expect(block.receipts).toMatchObject([{ id, ok: true }]);
    expect(await client.call("state_account", { account: bob.account })).toMatchObject({
      free: "5000000000",
      nonce: 0,
    });
  });

  it("lists the public commitments of a subnet", async () => {
    const [subnet] = network.genesis.subnets;
    expect(await client.call("state_commitments", { netuid: subnet?.netuid ?? 0 })).toEqual([]);
  });

  it.each([
    ["state_commitments", { netuid: 999 }, /^SK0601$/],
    ["tx_submit", { extrinsic: "00" }, /^SK12/],
    ["tx_submit", { extrinsic: "xyz" }, /^SK0103$/],
    ["metagraph_get", { netuid: 99 }, /^SK0601$/],
    ["chain_block", { height: 10_000 }, /^SK1212$/],
    ["state_account", { account: "5nonsense" }, /^SK0102$/],
    ["no_such_method", {}, /^SK1903$/],
  ])("refuses %s %j with %s and a next step", async (method, params, code) => {
    const error = await client.call(method, params).then(
      () => expect.fail("it was not refused"),
      (reason: unknown) => reason as { code: string; next: string },
    );
    expect(error.code).toMatch(code);
    expect(error.next.length).toBeGreaterThan(10);
  });

  it("streams blocks, beginning with the last one", async () => {
    const { height } = node.chain.head;
    const seen: number[] = [];
    const both = new Promise<void>((resolve) => {
      void client.subscribe("chain_subscribeBlocks", {}, (block) => {
        seen.push((block as { height: number }).height);
        if (seen.length === 1) node.engine.seal();
        if (seen.length === 2) resolve();
      });
    });
    await both;
    expect(seen).toEqual([height, height + 1]);
  });

  it("answers over HTTP, and tells that it is well", async () => {
    const body = JSON.stringify({ jsonrpc: "2.0", id: 1, method: "state_supply" });
    const response = await fetch(url("http"), { method: "POST", body });
    expect(await response.json()).toMatchObject({ result: { cap: "21000000000000000" } });
    expect((await fetch(`${url("http")}/health`)).status).toBe(200);
    expect((await fetch(url("http"))).status).toBe(405);
  });

  it("refuses pages of other origins", async () => {
    const headers = { origin: "https://example.org" };
    expect((await fetch(url("http"), { method: "POST", headers, body: "{}" })).status).toBe(403);
    const socket = new WebSocket(url("ws"), { headers });
    const status = await new Promise((resolve) =>
      socket.once("unexpected-response", (_, response) => resolve(response.statusCode)),
    );
    socket.on("error", () => undefined);
    socket.terminate();
    expect(status).toBe(403);
  });

  it("names a port that is taken", async () => {
    const options = {
      genesis: network.genesis,
      host: "127.0.0.1",
      port: node.rpcPort,
      sealing: { policy: "manual" },
    } as const;
    await expect(startNode(options)).rejects.toMatchObject({ code: "SK1900" });
  });

  it("says when nobody answers, and when the connection ends in the middle", async () => {
    await expect(connect("ws://127.0.0.1:1")).rejects.toMatchObject({ code: "SK1910" });
    const other = await connect(url("ws"));
    other.close();
    await expect(other.call("chain_head")).rejects.toMatchObject({ code: "SK1911" });
  });
});
