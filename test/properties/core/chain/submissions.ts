import fc from "fast-check";
import type { Call } from "../../../../core/chain/callSchemas.js";
import type { Chain } from "../../../../core/chain/chain.js";
import type { Genesis } from "../../../../core/chain/genesis.js";
import { genesisHash } from "../../../../core/chain/loadGenesis.js";
import { nextNonce } from "../../../../core/chain/nonces.js";
import { hexToBytes } from "../../../../core/primitives/bytes.js";
import type { Signer } from "../../../../core/primitives/keys.js";
import { weightCommitHash } from "../../../../core/weights/weightCommitHash.js";
import {
  alice,
  bob,
  genesisFixture,
  owner,
  signed,
  signerOf,
  subnetFixture,
  TAO,
  validator,
} from "../../../unit/core/chain/chainFixture.js";

const miner = signerOf("miner0");
const newcomer = signerOf("newcomer");
const everyone = fc.constantFrom(alice, bob, owner, validator, miner, newcomer);
const account = everyone.map((each) => each.account);
/** Mostly who it takes for the call to go through, sometimes anyone. */
const mostly = <Value>(usual: readonly Value[], anything: fc.Arbitrary<Value>): fc.Arbitrary<Value> =>
  fc.oneof({ weight: 5, arbitrary: fc.constantFrom(...usual) }, { weight: 1, arbitrary: anything });
const netuid = mostly([0, 1, 1, 2], fc.nat(4));
const subnet = mostly([1, 2], fc.nat(4));
const rao = fc.oneof(
  { weight: 4, arbitrary: fc.bigInt({ min: TAO / 100n, max: 50n * TAO }) },
  {
    weight: 1,
    arbitrary: fc.constantFrom(
      0n,
      1n,
      499n,
      500n,
      2_000_000n,
      999_999_999_999n,
      1_000n * TAO,
      (1n << 64n) - 1n,
    ),
  },
);
const stakedRao = fc.oneof(
  { weight: 4, arbitrary: fc.bigInt({ min: TAO, max: 50n * TAO }) },
  { weight: 1, arbitrary: rao },
);
const limit = fc.option(fc.bigInt({ min: 1n, max: 2n * TAO }), { nil: undefined, freq: 2 });
const hotkey = mostly([validator.account, validator.account, miner.account], account);

const from = (
  signers: readonly Signer[],
  call: fc.Arbitrary<Call>,
): fc.Arbitrary<{ signer: Signer; call: Call }> => fc.record({ signer: mostly(signers, everyone), call });

/** Weights on the third subnet, where they are committed first: always the same, so that reveals often find a commit. */
const hidden = { netuid: 3, uids: [0, 2], values: [1, 2], salt: [3], versionKey: 0n };
const revealCall: Call = { name: "weights.reveal", args: hidden };
const commitCall: Call = {
  name: "weights.commit",
  args: { netuid: 3, hash: hexToBytes(weightCommitHash({ hotkey: validator.account, ...hidden })) },
};

const signedCall = fc.oneof(
  from(
    [alice, bob, owner],
    fc.record({
      name: fc.constant("balances.transfer" as const),
      args: fc.record({ to: account, amount: rao }),
    }),
  ),
  from(
    [alice, bob, validator],
    fc.record({
      name: fc.constantFrom("staking.add" as const, "staking.remove" as const),
      args: fc.record({ hotkey, netuid, amount: rao, limitPrice: limit }),
    }),
  ),
  from(
    [alice, bob],
    fc.record({
      name: fc.constant("neurons.register" as const),
      args: fc.record({
        hotkey: fc.nat(40).map((number) => signerOf(`registered ${number}`).account),
        netuid: subnet,
        maxPrice: limit,
      }),
    }),
  ),
  // Alice has alpha of subnet 1 with the validator, the validator has TAO on root.
  fc
    .record({
      netuid: fc.constantFrom(0, 1),
      amount: stakedRao,
      destinationNetuid: netuid,
      to: account,
      limit,
    })
    .chain(({ limit: limitPrice, to, ...move }) => {
      const args = { ...move, hotkey: validator.account, limitPrice };
      const call = fc.constantFrom<Call>(
        { name: "staking.move", args: { ...args, destinationHotkey: to } },
        { name: "staking.move", args: { ...args, destinationHotkey: owner.account, limitPrice: undefined } },
        { name: "staking.swap", args },
        { name: "staking.swap", args: { ...args, destinationNetuid: 2, limitPrice: undefined } },
        { name: "staking.transfer", args: { ...args, to, limitPrice: undefined } },
        { name: "staking.transfer", args: { ...args, to: bob.account, destinationNetuid: move.netuid } },
        { name: "staking.move", args: { ...args, destinationHotkey: miner.account, destinationNetuid: 1 } },
        {
          name: "staking.remove",
          args: { hotkey: args.hotkey, netuid: args.netuid, amount: args.amount, limitPrice: undefined },
        },
      );
      return from([move.netuid === 0 ? validator : alice], call);
    }),
  from(
    [validator],
    fc.record({
      name: fc.constant("staking.setTake" as const),
      args: fc.record({ hotkey, takeU16: fc.nat(12_000) }),
    }),
  ),
  from(
    [alice, miner],
    fc.record({
      name: fc.constant("staking.setIncentiveHotkey" as const),
      args: fc.record({ netuid: subnet, hotkey }),
    }),
  ),
  from(
    [validator],
    fc.record({
      name: fc.constant("staking.setChildren" as const),
      args: fc.uniqueArray(account, { maxLength: 3 }).chain((children) =>
        fc.record({
          netuid: subnet,
          hotkey,
          children: fc.constant(children),
          proportions: fc.constant(children.map((_, index) => (1n << 62n) >> BigInt(index))),
        }),
      ),
    }),
  ),
  from(
    [validator],
    fc.record({
      name: fc.constant("staking.setChildTake" as const),
      args: fc.record({ netuid: subnet, hotkey, takeU16: fc.nat(12_000) }),
    }),
  ),
  from(
    [validator],
    fc.oneof(
      fc.record({
        name: fc.constant("staking.claimRoot" as const),
        args: fc.record({
          netuid: mostly([3], subnet),
          hotkey: mostly([validator.account], account),
          limitPrice: fc.constant(undefined),
        }),
      }),
      fc.record({
        name: fc.constant("staking.setRootClaim" as const),
        args: fc.record({ choice: mostly(["swap", "keep"], fc.string()) }),
      }),
    ),
  ),
  from(
    [alice],
    fc.record({
      name: fc.constant("subnets.create" as const),
      args: fc.record({
        hotkey: account,
        pluginId: mostly(["new"], fc.string()),
        pluginVersion: fc.constant("1.0.0"),
        schemaHash: fc.constant("ab".repeat(32)),
        maxLock: fc.constant(undefined),
      }),
    }),
  ),
  from(
    [owner, owner, alice],
    fc.oneof(
      fc.record({ name: fc.constant("subnets.start" as const), args: fc.record({ netuid: subnet }) }),
      fc.record({
        name: fc.constant("subnets.setHyperparameter" as const),
        args: fc.oneof(
          fc.constantFrom(
            { netuid: 2, name: "transferEnabled", value: "false" },
            { netuid: 2, name: "bondsReset", value: "true" },
            { netuid: 2, name: "recycleOrBurn", value: "recycle" },
            { netuid: 2, name: "minBurn", value: "600000" },
            { netuid: 2, name: "kappa", value: "5" },
          ),
          fc.record({ netuid: subnet, name: fc.string(), value: fc.string() }),
        ),
      }),
    ),
  ),
  from(
    [validator, miner],
    fc.record({
      name: fc.constant("commitments.set" as const),
      args: fc.record({
        netuid: subnet,
        data: fc.uint8Array({ maxLength: 130 }),
        resetBonds: fc.constantFrom(undefined, undefined, false, true),
      }),
    }),
  ),
  from(
    [validator],
    fc.record({
      name: fc.constant("weights.commit" as const),
      args: fc.record({ netuid: fc.constant(3), hash: fc.uint8Array({ minLength: 31, maxLength: 33 }) }),
    }),
  ),
  from([validator], fc.constant(revealCall)),
  from([validator], fc.constant(commitCall)),
  from(
    [validator, miner],
    fc.record({
      name: fc.constant("neurons.serve" as const),
      args: fc.record({
        netuid: subnet,
        endpoint: mostly(["ws://127.0.0.1:8091"], fc.string()),
        protocol: fc.constant("subnetkit/1"),
      }),
    }),
  ),
  from(
    [validator],
    fc
      .uniqueArray(fc.tuple(fc.nat(4), fc.nat(65_535)), { selector: ([uid]) => uid, maxLength: 4 })
      .chain((row) =>
        fc.record({
          name: fc.constant("weights.set" as const),
          args: fc.record({
            netuid: subnet,
            uids: fc.constant(row.map(([uid]) => uid)),
            values: fc.constant(row.map(([, value]) => value)),
            versionKey: fc.constant(0n),
          }),
        }),
      ),
  ),
);

/** A signed call whose nonce is right most of the time, or bytes that are none. */
export const submission = fc.oneof(
  {
    weight: 9,
    arbitrary: fc.record({ signedCall, nonceOffset: fc.constantFrom(0, 0, 0, 0, 0, 0, 0, 0, -1, 1) }),
  },
  { weight: 1, arbitrary: fc.uint8Array({ maxLength: 20 }) },
);
/** Some blocks of a few submissions each. */
export const blocks = fc.array(fc.array(submission, { maxLength: 4 }), {
  minLength: 1,
  maxLength: 25,
  size: "max",
});
export type Submission = typeof submission extends fc.Arbitrary<infer T> ? T : never;

/** The fixture with a third subnet that hides weights and has a short tempo, and sums of moving prices that feed root. */
const base = genesisFixture();
const third = subnetFixture(3);
export const genesis: Genesis = {
  ...base,
  parameters: {
    ...base.parameters,
    networkMinLock: 100n * TAO,
    networkRateLimit: 3,
    subnetLimit: 3,
    networkImmunity: 12,
  },
  subnets: [
    ...base.subnets.map((each) =>
      each.netuid === 2 ? { ...each, hyperparameters: { ...each.hyperparameters, tempo: 40 } } : each,
    ),
    {
      ...third,
      pool: { ...third.pool, movingPriceBits: 1n << 32n },
      hyperparameters: { ...third.hyperparameters, tempo: 4, commitRevealEnabled: true },
    },
  ],
};
const hash = genesisHash(genesis);

/** Signs submissions in their order, the nonces counted from the state on. */
export function encodeAll({ state }: Pick<Chain, "state">, submissions: readonly Submission[]): Uint8Array[] {
  const used = new Map<Signer, number>();
  return submissions.map((each) => {
    if (each instanceof Uint8Array) return each;
    const { signer, call } = each.signedCall;
    const next = nextNonce(state, signer.account) + (used.get(signer) ?? 0);
    if (each.nonceOffset === 0) used.set(signer, (used.get(signer) ?? 0) + 1);
    return signed(signer, call, { nonce: Math.max(0, next + each.nonceOffset), genesisHash: hash });
  });
}
