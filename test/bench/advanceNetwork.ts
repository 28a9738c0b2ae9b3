import { createChain, type Chain } from "../../core/chain/chain.js";
import { GENESIS_FORMAT, type Genesis, type GenesisSubnet } from "../../core/chain/genesis.js";
import { signExtrinsic } from "../../core/chain/signExtrinsic.js";
import { fastYuma } from "../../core/epoch/consensus.js";
import { RAO_PER_TAO } from "../../core/primitives/amounts.js";
import { developmentSigner, type Signer } from "../../core/primitives/keys.js";
import { randomFrom } from "../../core/primitives/random.js";
import { defaultHyperparameters, defaultNetworkParameters } from "../../core/registry/hyperparameters.js";

export interface AdvanceNetwork {
  readonly subnets: number;
  readonly neurons: number;
  /** The first neurons of each subnet, all with permits and weights on everyone else. */
  readonly validators: number;
  readonly tempo: number;
}

/** Amounts as on the public chain after some months: an old network, whose TAO buys alpha in every block. */
const POOL = { tao: 60_000n * RAO_PER_TAO, alpha: 2_000_000n * RAO_PER_TAO };

const signerOf = (netuid: number, uid: number): Signer => developmentSigner("advance", `${netuid}/${uid}`);

export function advanceGenesis(network: AdvanceNetwork): Genesis {
  const netuids = Array.from({ length: network.subnets }, (_, index) => index + 1);
  const stakes = netuids.flatMap((netuid) =>
    Array.from({ length: network.neurons }, (_, uid) => {
      const { account } = signerOf(netuid, uid);
      const isValidator = uid < network.validators;
      const amount = BigInt(isValidator ? 20_000 + 37 * uid : 50 + uid) * RAO_PER_TAO;
      const own = { hotkey: account, coldkey: account };
      const alpha = { ...own, netuid, amount };
      return isValidator ? [alpha, { ...own, netuid: 0, amount: amount / 4n }] : [alpha];
    }).flat(),
  );
  return {
    format: GENESIS_FORMAT,
    network: "advance",
    genesisTimeMs: 1_767_225_600_000,
    consensus: { id: fastYuma.id, version: fastYuma.version },
    parameters: defaultNetworkParameters,
    accounts: [],
    subnets: netuids.map((netuid) => subnetOf(network, netuid)),
    stakes,
  };
}

function subnetOf(network: AdvanceNetwork, netuid: number): GenesisSubnet {
  const owner = signerOf(netuid, 0).account;
  return {
    netuid,
    owner,
    ownerHotkey: owner,
    plugin: { id: "advance", version: "1.0.0", schemaHash: "00".repeat(32) },
    pool: {
      tao: POOL.tao + BigInt(netuid) * RAO_PER_TAO,
      alpha: POOL.alpha,
      taoWeightE18: 500_000_000_000_000_000n,
      movingPriceBits: (POOL.tao << 32n) / POOL.alpha,
    },
    firstEmissionBlock: 1,
    registrationPrice: RAO_PER_TAO,
    hyperparameters: {
      ...defaultHyperparameters,
      tempo: network.tempo,
      commitRevealEnabled: false,
      weightsRateLimit: 0,
    },
    neurons: Array.from({ length: network.neurons }, (_, uid) => {
      const { account } = signerOf(netuid, uid);
      return {
        uid,
        hotkey: account,
        coldkey: account,
        validatorPermit: uid < network.validators,
        registeredAt: 0,
      };
    }),
  };
}

/** The weights of all validators, to be in the first block. */
export function advanceWeights(network: AdvanceNetwork, genesisHash: string): Uint8Array[] {
  const random = randomFrom("weights");
  const uids = Array.from(
    { length: network.neurons - network.validators },
    (_, index) => network.validators + index,
  );
  return Array.from({ length: network.subnets }, (_, index) => index + 1).flatMap((netuid) =>
    Array.from({ length: network.validators }, (_, uid) => {
      const args = { netuid, uids, values: uids.map(() => 1 + random.integer(65_535)), versionKey: 0n };
      return signExtrinsic(signerOf(netuid, uid), {
        call: { name: "weights.set", args },
        nonce: 0,
        era: { birth: 1, lifetime: 64 },
        genesisHash,
      });
    }),
  );
}

/** A chain at block 1, whose validators have set their weights. */
export function advanceChain(network: AdvanceNetwork): Chain {
  const chain = createChain({ genesis: advanceGenesis(network), consensus: fastYuma });
  chain.applyBlock(advanceWeights(network, chain.genesisHash));
  return chain;
}
