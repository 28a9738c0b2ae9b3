import { Type } from "@sinclair/typebox";
import { afterEach, expect, it } from "vitest";
import type { Consensus } from "../../../core/epoch/consensus.js";
import { definePlugin, provision } from "../../../core/plugin/definePlugin.js";
import { createHookHost } from "../../../core/plugin/hookHost.js";
import { kernelHooks } from "../../../core/plugin/kernelHooks.js";
import { resolvePlugins } from "../../../core/plugin/resolvePlugins.js";
import { createScope, provide, type Scope } from "../../../core/plugin/scope.js";
import { startPlugins } from "../../../core/plugin/startPlugins.js";
import { token } from "../../../core/plugin/token.js";
import { CONSENSUS, LOGGER } from "../../../core/plugin/tokens.js";
import { epochRecordOf } from "../../../core/registry/neurons.js";
import { columnsOf, type ColumnOutputs } from "../../../core/yuma/columnRows.js";
import { consensusIn, localConsensus, startNode, type Node } from "../../../runner/node/startNode.js";
import { genesisFixture } from "../../unit/core/chain/chainFixture.js";
import { quietLogger } from "../../../runner/simulate/quietLogger.js";

/** Pays every neuron alike, whatever anybody thinks of it. */
const equalShares: Consensus = {
  id: "equal-shares",
  version: "1",
  run({ n, raoEmission }, { validatorPermit, stakeAlpha, stakeTao }): ColumnOutputs {
    const all = <Value>(value: Value): Value[] => Array.from({ length: n }, () => value);
    const share = Math.floor(65_535 / n);
    return {
      active: all(true),
      stake: stakeAlpha.map((alpha, uid) => alpha + (stakeTao[uid] ?? 0n)),
      stakeWeight: all(share),
      consensus: all(share),
      incentive: all(share),
      dividends: all(0),
      validatorTrust: all(0),
      validatorPermit: Array.from({ length: n }, (_, uid) => validatorPermit[uid] === true),
      bonds: all(columnsOf([])),
      serverEmission: all(raoEmission / BigInt(n)),
      validatorEmission: all(0n),
      emission: all(raoEmission / BigInt(n)),
    };
  },
};

const plugin = definePlugin({
  id: "equal-shares",
  version: "1.0.0",
  summary: "Pays every neuron alike.",
  subnetkit: "*",
  config: Type.Object({}),
  provides: [provision(token<Consensus>(CONSENSUS.name), () => Promise.resolve(() => equalShares))],
});

let node: Node | undefined;
afterEach(() => node?.stop());

async function scopeWithPlugin(): Promise<Scope> {
  const scope = createScope("the node");
  provide(scope, LOGGER, () => quietLogger);
  const kernel = createHookHost(kernelHooks, { report: () => undefined });
  const resolved = resolvePlugins([plugin], { subnetkitVersion: "0.1.0", config: {} });
  expect(await startPlugins(resolved, { scope, kernel, replaceable: [CONSENSUS] })).toEqual({
    started: ["equal-shares"],
    failed: [],
  });
  return scope;
}

const options = { host: "127.0.0.1", port: 0, sealing: { policy: "manual" } } as const;

it("runs the consensus that a plugin provides", async () => {
  const scope = await scopeWithPlugin();
  expect(consensusIn(scope)).toBe(equalShares);
  const genesis = genesisFixture({ consensus: { id: "equal-shares", version: "1" } });
  node = await startNode({ ...options, genesis, scope });
  for (let height = 1; height <= 12; height += 1) node.engine.seal();
  expect(epochRecordOf(node.chain.state, 1).incentive).toEqual([13_107, 13_107, 13_107, 13_107, 13_107]);
});

it("refuses a genesis that names another, and runs the local one without a plugin", async () => {
  const scope = await scopeWithPlugin();
  await expect(startNode({ ...options, genesis: genesisFixture(), scope })).rejects.toMatchObject({
    code: "SK1218",
  });
  expect(consensusIn(undefined)).toBe(localConsensus);
  expect(consensusIn(createScope("an empty node"))).toBe(localConsensus);
});
