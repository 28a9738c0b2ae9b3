import {
  GENESIS_FORMAT,
  type Genesis,
  type GenesisAccount,
  type GenesisStake,
  type GenesisSubnet,
} from "../../core/chain/genesis.js";
import { schemaHash } from "../../core/plugin/schemaHash.js";
import { RAO_PER_TAO } from "../../core/primitives/amounts.js";
import { developmentSigner } from "../../core/primitives/keys.js";
import { fail } from "../../core/primitives/errors.js";
import { defaultNetworkParameters } from "../../core/registry/hyperparameters.js";
import { localHyperparameters } from "../devnet/preset/localParameters.js";
import type { PlannedSubnet } from "./plan.js";
import { simulateErrors } from "./simulateErrors.js";

/** 2026-01-01, as on every seeded network. */
const GENESIS_TIME_MS = 1_767_225_600_000;

// The economy of the local network: a pool whose price has settled, an issuance past the first halving.
const POOL = { tao: 60_000n * RAO_PER_TAO, alpha: 2_000_000n * RAO_PER_TAO };
const HALF_E18 = 500_000_000_000_000_000n;
const HOLDERS = 4_700_000n * RAO_PER_TAO;
/** Free TAO of every neuron's coldkey. */
const FUNDED = 10_000n * RAO_PER_TAO;

/**
 * The genesis of a network in one process: every planned neuron registered, staked and funded, validators with a permit.
 *
 * @throws SK2207 for a hyperparameter that can't be, SK2901 for a subnet without a validator
 */
export function simulatedGenesis(
  seed: string,
  consensus: Genesis["consensus"],
  subnets: readonly PlannedSubnet[],
): Genesis {
  const neurons = subnets.flatMap(({ validators, miners }) => [...validators, ...miners]);
  const accounts: GenesisAccount[] = neurons.map(({ coldkey }) => ({
    account: coldkey.signer.account,
    free: FUNDED,
  }));
  accounts.push({ account: developmentSigner(seed, "simulation/holders").account, free: HOLDERS });
  return {
    format: GENESIS_FORMAT,
    network: "simulation",
    genesisTimeMs: GENESIS_TIME_MS,
    consensus,
    parameters: defaultNetworkParameters,
    accounts,
    subnets: subnets.map(genesisSubnet),
    stakes: subnets.flatMap(stakesOf),
  };
}

function genesisSubnet({ netuid, plan, validators, miners }: PlannedSubnet): GenesisSubnet {
  const { contract } = plan.subnet;
  const [owner] = validators;
  if (!owner) throw fail(simulateErrors.badPlan, { subnet: contract.id, reason: "it has no validator" });
  const parameters = { ...contract.hyperparameters, ...plan.hyperparameters };
  return {
    netuid,
    owner: owner.coldkey.signer.account,
    ownerHotkey: owner.hotkey.signer.account,
    plugin: { id: contract.id, version: contract.version, schemaHash: schemaHash(contract) },
    pool: { ...POOL, taoWeightE18: HALF_E18, movingPriceBits: (POOL.tao << 32n) / POOL.alpha },
    firstEmissionBlock: 1,
    registrationPrice: RAO_PER_TAO,
    hyperparameters: localHyperparameters(contract.id, parameters),
    neurons: [...validators, ...miners].map(({ uid, hotkey, coldkey, role }) => ({
      uid,
      hotkey: hotkey.signer.account,
      coldkey: coldkey.signer.account,
      validatorPermit: role === "validator",
      registeredAt: 0,
    })),
  };
}

function stakesOf({ netuid, validators, miners }: PlannedSubnet): GenesisStake[] {
  const stakes = [
    ...validators.flatMap(({ group, ...neuron }) => [
      { neuron, netuid, amount: group.alpha },
      { neuron, netuid: 0, amount: group.rootTao },
    ]),
    ...miners.map(({ group, ...neuron }) => ({ neuron, netuid, amount: group.alpha })),
  ];
  return stakes
    .filter(({ amount }) => amount > 0n)
    .map(({ neuron, ...stake }) => ({
      hotkey: neuron.hotkey.signer.account,
      coldkey: neuron.coldkey.signer.account,
      ...stake,
    }));
}
