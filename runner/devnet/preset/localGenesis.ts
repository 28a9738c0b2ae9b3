import { defaultNetworkParameters } from "../../../core/registry/hyperparameters.js";
import {
  GENESIS_FORMAT,
  type Genesis,
  type GenesisStake,
  type GenesisSubnet,
} from "../../../core/chain/genesis.js";
import { RAO_PER_TAO } from "../../../core/primitives/amounts.js";
import type { AccountId } from "../../../core/primitives/ss58.js";
import type { SubnetDescription } from "../../neuron/messages.js";
import type { DevAccount } from "../devnetEvents.js";
import type { SubnetPlan } from "../subnetPlan.js";
import { devKey } from "./devKeys.js";
import { localHyperparameters } from "./localParameters.js";
import { planNeurons, type LocalNeuron } from "./planNeurons.js";
import { totalRoot, USUAL_VALIDATORS, validatorStakes } from "./validatorStakes.js";

export interface LocalSubnet {
  readonly netuid: number;
  readonly description: SubnetDescription;
  readonly neurons: readonly LocalNeuron[];
}

export interface LocalNetwork {
  readonly genesis: Genesis;
  readonly subnets: readonly LocalSubnet[];
  readonly accounts: readonly DevAccount[];
}

/** Whose coldkey asks the subnets' miners through a gateway. */
export const BUYER_NAME = "buyer";

const tao = (amount: bigint): bigint => amount * RAO_PER_TAO;

/** A nominator of the second validator: its take shows in the dividends. */
const NOMINATED_ALPHA = tao(150_000n);
const MINER_ALPHA = tao(2_000n);
const POOL = { tao: tao(60_000n), alpha: tao(2_000_000n) };
/** Moving price in I96F32: the pool's own price, 0.03, as of a network that has lived for a while. */
const MOVING_PRICE_BITS = (POOL.tao << 32n) / POOL.alpha;
/** With the usual stakes this brings the issuance past the first halving, as on the public chain since December 2025: 0.5 TAO a block. */
const HOLDERS = tao(4_700_000n);

const FUNDED = tao(10_000n);
const HALF_E18 = 500_000_000_000_000_000n;

/**
 * The genesis of the local network: for each subnet validators with stake, permits and a nominator, miners, and a pool whose
 * price has settled, so that TAO and alpha flow from the first epoch.
 *
 * @param seed derives every key
 * @param plans who takes part in each subnet; three validators and one miner a profile if left out
 * @throws SK2206 for an unknown profile, SK2207 for hyperparameters that a subnet must not ask for
 */
export function localGenesis(
  seed: string,
  genesisTimeMs: number,
  consensus: Genesis["consensus"],
  descriptions: readonly SubnetDescription[],
  plans: readonly Omit<SubnetPlan, "entry">[] = [],
): LocalNetwork {
  const accounts: DevAccount[] = [];
  const stakes: GenesisStake[] = [];
  const fund = (name: string, role: string, free: bigint, hotkey?: AccountId): AccountId => {
    const coldkey = devKey(seed, `${name}/coldkey`).signer.account;
    accounts.push({ name, role, coldkey, hotkey, free });
    return coldkey;
  };

  const built = descriptions.map((description, index) => {
    const netuid = index + 1;
    const plan = plans[index] ?? {};
    const neurons = planNeurons(seed, netuid, description, plan);
    const validators = validatorStakes(plan.validators ?? USUAL_VALIDATORS);
    const coldkeys = neurons.map((neuron) =>
      fund(neuron.name, neuron.profile || neuron.role, FUNDED, neuron.hotkey.signer.account),
    );
    neurons.forEach((neuron, uid) => {
      const owner = { hotkey: neuron.hotkey.signer.account, coldkey: coldkeyAt(coldkeys, uid) };
      const stake = neuron.role === "validator" ? validators[uid] : undefined;
      stakes.push({ ...owner, netuid, amount: stake?.alpha ?? MINER_ALPHA });
      // Root stake counts on every subnet, so the first subnet's validators alone would do; each has its own here.
      if (stake) stakes.push({ ...owner, netuid: 0, amount: stake.rootTao / BigInt(descriptions.length) });
    });
    const nominator = fund(`nominator-${netuid}`, "nominator", FUNDED);
    const nominated = neurons[1]?.hotkey.signer.account;
    if (nominated) stakes.push({ hotkey: nominated, coldkey: nominator, netuid, amount: NOMINATED_ALPHA });
    return {
      local: { netuid, description, neurons },
      genesis: genesisSubnet(netuid, description, neurons, coldkeys, plan.hyperparameters ?? {}),
    };
  });
  fund("holders", "everyone else", holdersOf(descriptions.map((_, index) => plans[index]?.validators)));
  fund("alice", "for your own tries", FUNDED);
  fund(BUYER_NAME, "buys an answer now and then", FUNDED);

  return {
    genesis: {
      format: GENESIS_FORMAT,
      network: "local",
      genesisTimeMs,
      consensus,
      // The public chain's own: the preset changes subnets only.
      parameters: defaultNetworkParameters,
      accounts: accounts.map(({ coldkey, free }) => ({ account: coldkey as AccountId, free })),
      subnets: built.map(({ genesis }) => genesis),
      stakes,
    },
    subnets: built.map(({ local }) => local),
    accounts,
  };
}

/** What is in nobody's stake, so that the issuance is the usual one however many validators there are. */
function holdersOf(validatorCounts: readonly (number | undefined)[]): bigint {
  const usual = totalRoot(USUAL_VALIDATORS);
  const staked = validatorCounts.reduce(
    (sum, count) => sum + totalRoot(count ?? USUAL_VALIDATORS) / BigInt(validatorCounts.length),
    0n,
  );
  return HOLDERS + usual - staked;
}

function genesisSubnet(
  netuid: number,
  description: SubnetDescription,
  neurons: readonly LocalNeuron[],
  coldkeys: readonly AccountId[],
  requested: SubnetDescription["hyperparameters"],
): GenesisSubnet {
  const owner = neurons[0];
  if (!owner) throw new Error("a local subnet has validators");
  const { id, version, schemaHash } = description;
  return {
    netuid,
    owner: coldkeyAt(coldkeys, owner.uid),
    ownerHotkey: owner.hotkey.signer.account,
    plugin: { id, version, schemaHash },
    pool: { ...POOL, taoWeightE18: HALF_E18, movingPriceBits: MOVING_PRICE_BITS },
    firstEmissionBlock: 1,
    registrationPrice: RAO_PER_TAO,
    hyperparameters: localHyperparameters(id, { ...description.hyperparameters, ...requested }),
    neurons: neurons.map((neuron) => ({
      uid: neuron.uid,
      hotkey: neuron.hotkey.signer.account,
      coldkey: coldkeyAt(coldkeys, neuron.uid),
      validatorPermit: neuron.role === "validator",
      registeredAt: 0,
    })),
  };
}

function coldkeyAt(coldkeys: readonly AccountId[], uid: number): AccountId {
  const coldkey = coldkeys[uid];
  if (coldkey === undefined) throw new Error(`UID ${uid} has no coldkey`);
  return coldkey;
}
