import type { Call } from "../../../../core/chain/callSchemas.js";
import { GENESIS_FORMAT, type Genesis, type GenesisSubnet } from "../../../../core/chain/genesis.js";
import { genesisHash } from "../../../../core/chain/loadGenesis.js";
import { signExtrinsic, type UnsignedExtrinsic } from "../../../../core/chain/signExtrinsic.js";
import { referenceYuma } from "../../../../core/epoch/consensus.js";
import { RAO_PER_TAO } from "../../../../core/primitives/amounts.js";
import { developmentSigner, type Signer } from "../../../../core/primitives/keys.js";
import {
  defaultHyperparameters,
  defaultNetworkParameters,
} from "../../../../core/registry/hyperparameters.js";

export const TAO = RAO_PER_TAO;

/** A signer of the test network; the same name always gives the same key. */
export const signerOf = (name: string): Signer => developmentSigner("chain tests", name);

export const alice = signerOf("alice");
export const bob = signerOf("bob");
export const owner = signerOf("owner");
export const validator = signerOf("validator");

const plugin = { id: "test-plugin", version: "1.0.0", schemaHash: "00".repeat(32) };

/** A subnet with an owner's, a validator's and some miners' neurons, tempo 10, plain weights. */
export function subnetFixture(netuid: number, minerCount = 3): GenesisSubnet {
  const hotkeys = [
    owner,
    validator,
    ...Array.from({ length: minerCount }, (_, index) => signerOf(`miner${index}`)),
  ];
  return {
    netuid,
    owner: owner.account,
    ownerHotkey: owner.account,
    plugin,
    pool: {
      tao: 10_000n * TAO,
      alpha: 100_000n * TAO,
      taoWeightE18: 500_000_000_000_000_000n,
      movingPriceBits: (1n << 32n) / 20n,
    },
    firstEmissionBlock: 1,
    registrationPrice: TAO,
    hyperparameters: {
      ...defaultHyperparameters,
      tempo: 10,
      commitRevealEnabled: false,
      weightsRateLimit: 0,
    },
    neurons: hotkeys.map((hotkey, uid) => ({
      uid,
      hotkey: hotkey.account,
      coldkey: hotkey.account,
      validatorPermit: uid === 1,
      registeredAt: 0,
    })),
  };
}

/** A small network that has two subnets, a staked validator, and accounts with TAO. */
export function genesisFixture(changes: Partial<Genesis> = {}): Genesis {
  return {
    format: GENESIS_FORMAT,
    network: "test",
    genesisTimeMs: 1_750_000_000_000,
    consensus: { id: referenceYuma.id, version: referenceYuma.version },
    parameters: defaultNetworkParameters,
    accounts: [alice, bob, owner, validator].map(({ account }) => ({ account, free: 1_000n * TAO })),
    subnets: [subnetFixture(1), subnetFixture(2, 1)],
    stakes: [
      { hotkey: validator.account, coldkey: validator.account, netuid: 0, amount: 5_000n * TAO },
      { hotkey: validator.account, coldkey: alice.account, netuid: 1, amount: 2_000n * TAO },
    ],
    ...changes,
  };
}

const fixtureHash = genesisHash(genesisFixture());

/** Signs a call for the first block of the fixture's network, unless told otherwise. */
export function signed(signer: Signer, call: Call, changes: Partial<UnsignedExtrinsic> = {}): Uint8Array {
  return signExtrinsic(signer, {
    call,
    nonce: 0,
    era: { birth: 1, lifetime: 1_000 },
    genesisHash: fixtureHash,
    ...changes,
  });
}

/** A call that sends TAO to Bob. */
export function transferCall(amount = TAO): Call {
  return { name: "balances.transfer", args: { to: bob.account, amount } };
}
