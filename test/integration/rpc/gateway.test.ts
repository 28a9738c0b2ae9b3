import { afterEach, describe, expect, it, vi } from "vitest";
import { Type } from "@sinclair/typebox";
import type { ContractSpec } from "../../../core/plugin/contract.js";
import { defineContract } from "../../../core/plugin/defineContract.js";
import { tensor } from "../../../core/plugin/tensor.js";
import { Tensor } from "../../../core/plugin/tensorSchema.js";
import { fail } from "../../../core/primitives/errors.js";
import { gatewayErrors } from "../../../core/roles/gatewayErrors.js";
import type { GatewayRole } from "../../../core/roles/gateway.js";
import { openGateway, type GatewayClient } from "../../../plugins/rpc/client/openGateway.js";
import { connect } from "../../../plugins/rpc/client/connect.js";
import { startGatewayServer } from "../../../plugins/rpc/gateway/startGatewayServer.js";
import { codeOf } from "../../unit/core/protocol/handshakeFixture.js";
import { client, createMarket, open, type Market } from "../../unit/core/roles/gatewayFixture.js";
import { honest, neuron, type Solve } from "../../unit/core/roles/networkFixture.js";

const cleanUps: (() => unknown)[] = [];
afterEach(async () => {
  for (const cleanUp of cleanUps.splice(0).reverse()) await cleanUp();
});

/** Serves a market's gateway on a port of its own; orders are sent at once. */
async function serve(market: Market, gateway: GatewayRole = market.gateway, port = 0): Promise<string> {
  market.role.market.onOrder(() => void market.role.market.serve(market.network.view));
  const server = await startGatewayServer(gateway, { host: "127.0.0.1", port });
  cleanUps.push(() => server.close());
  return `ws://127.0.0.1:${server.port}`;
}
async function opened(url: string, hotkey?: string): Promise<GatewayClient> {
  const gateway = await openGateway(url, hotkey === undefined ? {} : { hotkey });
  cleanUps.push(() => gateway.close());
  return gateway;
}

/** Shards of up to 4 MB, as a storage subnet might send. */
const shards: ContractSpec = defineContract({
  id: "shards",
  version: "1.0.0",
  summary: "Miners say how long a shard is.",
  task: {
    request: Type.Object(
      { shard: Tensor({ dtype: "uint8", shape: [{ max: 4_000_000 }] }) },
      { additionalProperties: false },
    ),
    response: Type.Object({ bytes: Type.Integer() }, { additionalProperties: false }),
    timeoutMs: 10_000,
    streaming: false,
    maxMessageBytes: 4_100_000,
  },
  models: {},
  profiles: { plain: Type.Object({}) },
  hyperparameters: {},
});
const measure: Solve = (request) => {
  const { shard } = request as unknown as { readonly shard: { readonly data: Uint8Array } };
  return { bytes: shard.data.length };
};

describe("a gateway over sockets", () => {
  it("answers a client, which checks that the validator's hotkey signed", async () => {
    const market = createMarket([1, 2]);
    market.network.addMiner(1, honest, { contract: open });
    market.network.addMiner(2, ({ value }) => ({ value: value + 1 }), { contract: open });
    const gateway = await opened(await serve(market), neuron(0).hotkey);
    expect(gateway.info).toMatchObject({ netuid: 3, hotkey: neuron(0).hotkey, plugin: { id: "echo" } });
    const best = await gateway.ask({ value: 5 }, { signer: client, miners: 2 });
    expect(best).toMatchObject({ height: 100, asked: 2, response: { value: 5 } });
    const all = await gateway.ask({ value: 6 }, { signer: client, to: [2, 1], all: true });
    expect(all.answers.map((answer) => [answer.uid, "score" in answer && answer.score])).toEqual([
      [1, 1],
      [2, 0.5],
    ]);
    expect(await gateway.ask({ value: "?" }, { signer: client }).catch(codeOf)).toBe("SK3000");
    expect(await gateway.ask({ value: 1 }, { signer: client, to: [9] }).catch(codeOf)).toBe("SK3009");
  });

  it("carries a few megabytes to chosen miners, and refuses more than the contract has", async () => {
    const market = createMarket([1, 2], {
      contract: shards,
      validator: { validator: { createTasks: () => [], score: ({ answers }) => answers.map(() => 1) } },
    });
    for (const uid of [1, 2]) market.network.addMiner(uid, measure, { contract: shards });
    const ask = vi.fn(market.gateway.ask);
    const gateway = await opened(await serve(market, { ...market.gateway, ask }));
    const shard = (length: number): object => ({
      shard: tensor("uint8", [length], new Uint8Array(length).fill(7)),
    });
    for (const uid of [2, 1]) {
      const { response, answers } = await gateway.ask(shard(4_000_000), { signer: client, to: [uid] });
      expect([response, answers.map((answer) => answer.uid)]).toEqual([{ bytes: 4_000_000 }, [uid]]);
    }
    // A little more, and more than a connection survives: neither is sent.
    for (const length of [4_100_000, 8_000_000]) {
      expect(await gateway.ask(shard(length), { signer: client, to: [1] }).catch(codeOf)).toBe("SK3010");
    }
    expect(ask).toHaveBeenCalledTimes(2);
  });

  it("is asked with a new challenge when it was restarted meanwhile", async () => {
    const before = createMarket([1]);
    const after = createMarket([1]);
    for (const { network } of [before, after]) network.addMiner(1, honest, { contract: open });
    let current = before.gateway;
    const gateway = await opened(
      await serve(after, {
        ...before.gateway,
        challenge: (account) => current.challenge(account),
        ask: (ask) => current.ask(ask),
      }),
    );
    before.role.market.onOrder(() => void before.role.market.serve(before.network.view));
    expect((await gateway.ask({ value: 1 }, { signer: client })).response).toEqual({ value: 1 });
    current = after.gateway;
    expect((await gateway.ask({ value: 2 }, { signer: client })).response).toEqual({ value: 2 });
  });

  it("that went is told as one that was not asked, before and between requests", async () => {
    const market = createMarket([1]);
    market.network.addMiner(1, honest, { contract: open });
    const server = await startGatewayServer(market.gateway, { host: "127.0.0.1", port: 0 });
    const openHere = (): Promise<GatewayClient> => opened(`ws://127.0.0.1:${server.port}`);
    market.role.market.onOrder(() => void market.role.market.serve(market.network.view));
    const [asked, unasked] = [await openHere(), await openHere()];
    await asked.ask({ value: 1 }, { signer: client });
    await server.close();
    expect(await unasked.ask({ value: 2 }, { signer: client }).catch(codeOf)).toBe("SK1916");
    // What is sent before it is known here that the connection ended may have arrived.
    await vi.waitUntil(
      async () => (await asked.ask({ value: 2 }, { signer: client }).catch(codeOf)) === "SK1916",
    );
  });

  it("is not believed when it is another, or when its result was changed", async () => {
    const market = createMarket([1]);
    market.network.addMiner(1, honest, { contract: open });
    const forging: GatewayRole = {
      ...market.gateway,
      ask: async (signed) => {
        const { result, signature } = await market.gateway.ask(signed);
        return {
          result: result.map((byte, index) => (index === result.length - 1 ? byte ^ 1 : byte)),
          signature,
        };
      },
    };
    const url = await serve(market, forging);
    expect(await openGateway(url, { hotkey: neuron(1).hotkey }).catch(codeOf)).toBe("SK1913");
    const gateway = await opened(url);
    expect(await gateway.ask({ value: 1 }, { signer: client }).catch(codeOf)).toBe("SK1913");
  });

  it("refuses parameters that are none, and passes on why it refuses", async () => {
    const refusing = {
      ...createMarket([]).gateway,
      ask: () => Promise.reject(fail(gatewayErrors.noMiner, { netuid: 3 })),
    };
    const node = await connect(await serve(createMarket([]), refusing));
    cleanUps.push(() => node.close());
    const good = { account: client.account, scheme: "ed25519", challenge: "", body: "", signature: "" };
    const codes = await Promise.all(
      [
        { ...good, id: "AAAA" },
        { ...good, id: "not base64" },
        { ...good, id: "A".repeat(22) + "==", to: [] },
        { ...good, id: "A".repeat(22) + "==", miners: 0 },
        { ...good, id: "A".repeat(22) + "==" },
      ].map((params) => node.call("gateway_ask", params).catch(codeOf)),
    );
    expect(codes).toEqual(["SK3015", "SK3015", "SK1904", "SK1904", "SK3008"]);
  });
});
