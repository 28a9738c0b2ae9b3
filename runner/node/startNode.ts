import type { SealedBlock } from "../../core/chain/block.js";
import { createChain, type Chain } from "../../core/chain/chain.js";
import { checkConservation } from "../../core/chain/conservation.js";
import type { Genesis } from "../../core/chain/genesis.js";
import { referenceYuma } from "../../core/epoch/consensus.js";
import { createSoloEngine, type SoloEngine } from "../../plugins/engine-solo/soloEngine.js";
import type { Sealing } from "../../plugins/engine-solo/sealing.js";
import { nodeMethods, nodeSubscriptions } from "../../plugins/rpc/nodeMethods.js";
import { startRpcServer } from "../../plugins/rpc/server.js";
import { systemClock } from "../../core/roles/systemClock.js";

export interface NodeOptions {
  readonly genesis: Genesis;
  readonly host: string;
  /** 0 lets the system choose. */
  readonly port: number;
  readonly sealing: Sealing;
}

/** A kernel that seals blocks and answers on its RPC port. */
export interface Node {
  readonly chain: Chain;
  readonly engine: SoloEngine;
  readonly rpcPort: number;
  stop(): Promise<void>;
}

/** The consensus that the local node runs. */
export const localConsensus = referenceYuma;

/**
 * Starts a node: chain, solo engine and RPC in this process. Every block is checked to account for every rao.
 *
 * @throws SK1900 when the port is taken
 */
export async function startNode(options: NodeOptions): Promise<Node> {
  const chain = createChain({ genesis: options.genesis, consensus: localConsensus });
  const engine = createSoloEngine({ chain, clock: systemClock, sealing: options.sealing });
  engine.onBlock(() => checkConservation(chain.state));
  const onBlock = (listener: (block: SealedBlock) => void): (() => void) => engine.onBlock(listener);
  const rpc = await startRpcServer({
    host: options.host,
    port: options.port,
    context: { chain, submit: (encoded) => engine.submit(encoded), onBlock },
    methods: nodeMethods,
    subscriptions: nodeSubscriptions,
  });
  return {
    chain,
    engine,
    rpcPort: rpc.port,
    stop: async () => {
      engine.stop();
      await rpc.close();
    },
  };
}
