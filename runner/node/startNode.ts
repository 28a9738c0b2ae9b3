import { createChain, type Chain } from "../../core/chain/chain.js";
import { checkConservation } from "../../core/chain/conservation.js";
import type { Genesis } from "../../core/chain/genesis.js";
import { openStoredChain } from "../../core/chain/store/openStoredChain.js";
import type { Store } from "../../core/primitives/store.js";
import { fastYuma, type Consensus } from "../../core/epoch/consensus.js";
import type { HookHost } from "../../core/plugin/hookHost.js";
import type { KernelHooks } from "../../core/plugin/kernelHooks.js";
import { use, type Scope } from "../../core/plugin/scope.js";
import { token } from "../../core/plugin/token.js";
import { CONSENSUS } from "../../core/plugin/tokens.js";
import { createSoloEngine, type SoloEngine } from "../../plugins/engine-solo/soloEngine.js";
import type { Sealing } from "../../plugins/engine-solo/sealing.js";
import { developmentMethods, nodeMethods, nodeSubscriptions } from "../../plugins/rpc/nodeMethods.js";
import type { NodeContext } from "../../plugins/rpc/nodeContext.js";
import { createVerifyPool } from "../../plugins/verify-pool/verifyPool.js";
import { startRpcServer } from "../../plugins/rpc/server.js";
import { systemClock } from "../../core/roles/systemClock.js";
import { packageVersion } from "../packageVersion.js";
import { admission } from "./admission.js";
import { announceBlock } from "./announceBlock.js";

export interface NodeOptions {
  readonly genesis: Genesis;
  readonly host: string;
  /** 0 lets the system choose. */
  readonly port: number;
  readonly sealing: Sealing;
  /** Where the chain lives; in memory alone if left out. It stays open when the node stops. */
  readonly store?: Store;
  /** Whether anyone who reaches the port may advance time; nobody may if left out. */
  readonly development?: boolean;
  /** What hosted validators measured, for `explain`; nothing is known if left out. */
  readonly scores?: NodeContext["scores"];
  /** Where hosted validators take requests of clients; none if left out. */
  readonly gateways?: NodeContext["gateways"];
  /** Of the subnets whose validators are hosted; none are if left out. */
  readonly gatewayStates?: NodeContext["gatewayStates"];
  /** Where plugins have bound their services. A CONSENSUS there takes the place of the local one; the genesis must name it. */
  readonly scope?: Scope;
  /** Whose taps are asked before an extrinsic enters the pool, and told what each block did. */
  readonly hooks?: HookHost<KernelHooks>;
}

/** A kernel that seals blocks and answers on its RPC port. */
export interface Node {
  readonly chain: Chain;
  readonly engine: SoloEngine;
  readonly rpcPort: number;
  stop(): Promise<void>;
}

/** The consensus that the local node runs unless a plugin provides another. */
export const localConsensus: Consensus = fastYuma;

/** The consensus that a node runs in this scope, for the genesis to name. */
export function consensusIn(scope: Scope | undefined): Consensus {
  const provided = token<Consensus>(CONSENSUS.name);
  return scope?.container.isRegistered(provided.key, true) ? use(scope, provided) : localConsensus;
}

/**
 * Starts a node: chain, solo engine and RPC in this process. Every block is checked to account for every rao.
 *
 * @throws SK1218 for another consensus than the genesis names, SK1900 when the port is taken, SK1600–SK1603, SK1607 for a store that this chain can't continue from
 */
export async function startNode(options: NodeOptions): Promise<Node> {
  const { genesis, store } = options;
  const consensus = consensusIn(options.scope);
  const program = `subnetkit ${packageVersion()}`;
  const chain = store
    ? openStoredChain({ store, genesis, consensus, program })
    : createChain({ genesis, consensus });
  const verifiers = createVerifyPool(); // its threads start with the first batch
  const { verify } = verifiers;
  const { hooks } = options;
  const admit = hooks && admission(hooks.call);
  const engine = createSoloEngine({
    chain,
    clock: systemClock,
    sealing: options.sealing,
    verify,
    ...(admit && { admit }),
  });
  engine.onBlock(() => checkConservation(chain.state));
  engine.onStretch(() => checkConservation(chain.state));
  if (hooks) engine.onBlock((block) => announceBlock(hooks.call, block, chain.state));
  const rpc = await startRpcServer({
    host: options.host,
    port: options.port,
    context: contextOf(chain, engine, options),
    methods: options.development ? [...nodeMethods, ...developmentMethods] : nodeMethods,
    subscriptions: nodeSubscriptions,
  }).catch((error: unknown) => {
    engine.stop();
    throw error;
  });
  return {
    chain,
    engine,
    rpcPort: rpc.port,
    stop: async () => {
      engine.stop();
      await verifiers.close();
      await rpc.close();
    },
  };
}

function contextOf(chain: Chain, engine: SoloEngine, options: NodeOptions): NodeContext {
  return {
    chain,
    scores: options.scores ?? (() => []),
    gateways: options.gateways ?? (() => []),
    gatewayStates: options.gatewayStates ?? (() => []),
    submit: (encoded) => engine.submit(encoded),
    submitBatch: (encoded) => engine.submitBatch(encoded),
    onBlock: (listener) => engine.onBlock(listener),
    onHead: (listener) => {
      const stops = [
        engine.onBlock(listener),
        engine.onStretch(({ to, id }) => listener({ height: to, id })),
      ];
      return () => stops.forEach((stop) => stop());
    },
    advance: (advance) => void engine.advance(advance),
  };
}
