import { Type } from "@sinclair/typebox";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { signExtrinsic } from "../../../core/chain/signExtrinsic.js";
import { definePlugin } from "../../../core/plugin/definePlugin.js";
import { createHookHost } from "../../../core/plugin/hookHost.js";
import { kernelHooks } from "../../../core/plugin/kernelHooks.js";
import { resolvePlugins } from "../../../core/plugin/resolvePlugins.js";
import { createScope, provide, type Scope } from "../../../core/plugin/scope.js";
import { startPlugins } from "../../../core/plugin/startPlugins.js";
import { LOGGER } from "../../../core/plugin/tokens.js";
import { developmentSigner } from "../../../core/primitives/keys.js";
import { localGenesis } from "../../../runner/devnet/preset/localGenesis.js";
import { localConsensus, startNode, type Node } from "../../../runner/node/startNode.js";
import { echoDescription } from "../../fixtures/echoDescription.js";
import { quietLogger } from "../../../runner/simulate/quietLogger.js";

const description = echoDescription({ profiles: ["loud"] });
const { genesis } = localGenesis("hooks", 0, localConsensus, [description]);
const alice = developmentSigner("hooks", "alice/coldkey");
const validator = developmentSigner("hooks", "validator-1.0/hotkey");

const seen: string[] = [];
/** Watches the chain, keeps transfers out of the pool, and fails at every epoch. */
const watcher = definePlugin({
  id: "watcher",
  version: "1.0.0",
  summary: "Sees everything.",
  subnetkit: "*",
  config: Type.Object({}),
  taps: {
    admission: () =>
      Promise.resolve(
        () =>
          ({ call }: { call: string }) =>
            call === "balances.transfer"
              ? { code: "SK9903", message: "no transfers here", next: "stake instead" }
              : undefined,
      ),
    block: () =>
      Promise.resolve(
        () =>
          ({ height }: { height: number }) =>
            void seen.push(`block ${height}`),
      ),
    stakeChanged: () =>
      Promise.resolve(
        () =>
          ({ change }: { change: bigint }) =>
            void seen.push(`stake ${change > 0n}`),
      ),
    epoch: () =>
      Promise.resolve(() => () => {
        throw new Error("an observer that fails");
      }),
  },
});

let node: Node;
let scope: Scope;
const reports: string[] = [];

beforeEach(async () => {
  seen.length = 0;
  reports.length = 0;
  scope = createScope("the node");
  provide(scope, LOGGER, () => quietLogger);
  const hooks = createHookHost(kernelHooks, {
    report: ({ kind, plugin, hook }) => reports.push(`${kind} ${plugin} ${hook}`),
  });
  const { failed } = await startPlugins(resolvePlugins([watcher], { subnetkitVersion: "0.1.0" }), {
    scope,
    kernel: hooks,
  });
  expect(failed).toEqual([]);
  node = await startNode({ genesis, host: "127.0.0.1", port: 0, sealing: { policy: "manual" }, hooks });
});
afterEach(async () => {
  await node.stop();
  await scope.dispose();
});

const signed = (call: Parameters<typeof signExtrinsic>[1]["call"]): Uint8Array =>
  signExtrinsic(alice, {
    call,
    nonce: 0,
    era: { birth: 1, lifetime: 16 },
    genesisHash: node.chain.genesisHash,
  });

describe("a kernel plugin", () => {
  it("is told what a block did, after it was committed", () => {
    node.engine.submit(
      signed({
        name: "staking.add",
        args: { hotkey: validator.account, netuid: 1, amount: 1_000_000_000n, limitPrice: undefined },
      }),
    );
    node.engine.seal();
    expect(seen).toEqual(["stake true", "block 1"]);
  });

  it("decides what enters this node's pool", () => {
    const transfer = signed({
      name: "balances.transfer",
      args: { to: validator.account, amount: 1_000_000_000n },
    });
    expect(() => node.engine.submit(transfer)).toThrow(expect.objectContaining({ code: "SK9903" }));
    expect(node.engine.pending).toBe(0);
  });

  it("is named when it throws, and costs the chain nothing", () => {
    for (let block = 0; block < 20; block++) node.engine.seal();
    expect(reports).toEqual(["failed watcher epoch"]);
    expect(node.chain.head.height).toBe(20);
  });
});
