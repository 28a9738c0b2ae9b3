import { nodeMethod } from "../nodeContext.js";
import { noParams } from "../paramSchemas.js";

export const chainInfo = nodeMethod({
  name: "chain_info",
  doc: "What identifies this network: name, genesis hash, consensus, genesis time. Example: chain_info {}.",
  params: noParams,
  handle: ({ chain }) => ({
    network: chain.genesis.network,
    genesisHash: chain.genesisHash,
    genesisTimeMs: chain.genesis.genesisTimeMs,
    consensus: chain.genesis.consensus,
  }),
});
