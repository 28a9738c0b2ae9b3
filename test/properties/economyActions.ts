import fc from "fast-check";
import { applyBlockStep } from "../../core/chain/blockStep.js";
import { dissolveWeakestSubnet } from "../../core/chain/dissolveSubnet.js";
import { referenceYuma } from "../../core/epoch/consensus.js";
import { transfer } from "../../core/ledger/transfer.js";
import type { AccountId } from "../../core/primitives/ss58.js";
import { hexToBytes } from "../../core/primitives/bytes.js";
import { createSubnet } from "../../core/registry/createSubnet.js";
import { grantPermits } from "../../core/registry/grantPermits.js";
import { assignNetworkParameters } from "../../core/registry/hyperparameters.js";
import { register } from "../../core/registry/register.js";
import { serve } from "../../core/registry/serve.js";
import { setCommitment } from "../../core/registry/setCommitment.js";
import { setHyperparameter } from "../../core/registry/setHyperparameter.js";
import { startSubnet } from "../../core/registry/startSubnet.js";
import { uids } from "../../core/registry/tables.js";
import { addStake } from "../../core/staking/addStake.js";
import { claimRoot } from "../../core/staking/claimRoot.js";
import { moveStake } from "../../core/staking/moveStake.js";
import { removeStake } from "../../core/staking/removeStake.js";
import { setChildren } from "../../core/staking/setChildren.js";
import { setChildTake } from "../../core/staking/setChildTake.js";
import { setIncentiveHotkey } from "../../core/staking/setIncentiveHotkey.js";
import { setRootClaim } from "../../core/staking/setRootClaim.js";
import { stakeOf } from "../../core/staking/stakePool.js";
import { swapStake } from "../../core/staking/swapStake.js";
import { setTake } from "../../core/staking/take.js";
import { transferStake } from "../../core/staking/transferStake.js";
import { commitWeights } from "../../core/weights/commitWeights.js";
import { revealWeights } from "../../core/weights/revealWeights.js";
import { weightCommitHash } from "../../core/weights/weightCommitHash.js";
import { openCommitsOf } from "../../core/weights/weightCommits.js";
import { setWeights } from "../../core/weights/setWeights.js";
import {
  accountOf,
  addTestNeuron,
  addTestSubnet,
  createTestNetwork,
  endow,
  fund,
  hotkeyOf,
  owner,
  plugin,
  TAO,
  type TestNetwork,
} from "../unit/core/economyFixture.js";

const NAMES = ["n0", "n1", "n2", "n3", "n4"] as const;

/** The subnet on which weights are committed first and revealed later. */
const HIDDEN = 2;

/** Two running subnets of 11 slots, all of them taken, with stake on both and on root; some accounts have TAO. */
export function network(): TestNetwork {
  const test = createTestNetwork();
  assignNetworkParameters(test.ctx, {
    networkRateLimit: 3,
    networkMinLock: 50n * TAO,
    subnetLimit: 3,
    networkImmunity: 40,
  });
  for (const netuid of [1, HIDDEN]) {
    addTestSubnet(test, {
      netuid,
      firstEmissionBlock: 1,
      market: { tao: 100n * TAO, alpha: 300n * TAO, movingPrice: 3n << 30n },
      hyperparameters: {
        tempo: 6,
        weightsRateLimit: 2,
        servingRateLimit: 3,
        maxAllowedUids: 11,
        immunityPeriod: 5,
        commitRevealEnabled: netuid === HIDDEN,
      },
    });
    for (const name of [...NAMES, ...NAMES.map((name) => `${name}/other`)]) addTestNeuron(test, netuid, name);
    for (const [index, name] of NAMES.entries()) {
      const position = { hotkey: hotkeyOf(name), coldkey: accountOf(name) };
      endow(test, { ...position, netuid }, BigInt(index * 7) * TAO);
      endow(test, { ...position, netuid: 0 }, BigInt(index * index) * TAO);
    }
    grantPermits(test.ctx, netuid, [1, 2, 3]);
  }
  for (const name of [...NAMES, "owner"]) fund(test, accountOf(name), 300n * TAO);
  return test;
}

/** Something that a history does to a network. */
export type Action = (test: TestNetwork) => void;

function passBlocks(test: TestNetwork, count: number): void {
  for (let block = 0; block < count; block++) {
    test.setHeight(test.ctx.height + 1);
    applyBlockStep(test.ctx, referenceYuma);
  }
}

const coldkey = fc.constantFrom<AccountId>(...NAMES.map((name) => accountOf(name)), owner, accountOf("poor"));
const hotkey = fc.constantFrom<AccountId>(
  ...NAMES.map((name) => hotkeyOf(name)),
  hotkeyOf("owner"),
  hotkeyOf("new"),
);
const netuid = fc.constantFrom(0, 1, 2, 3, 9);
const amount = fc.oneof(
  fc.constantFrom(0n, 1n, 499n, 500n, 1_999_999n, 2_000_000n, 300n * TAO),
  fc.bigInt({ min: 0n, max: 20n * TAO }),
  fc.bigInt({ min: 0n, max: 400n * TAO }),
);
const stakedTao = fc.bigInt({ min: TAO / 100n, max: 20n * TAO });
const limitPrice = fc.option(fc.bigInt({ min: 100_000_000n, max: 800_000_000n }), {
  nil: undefined,
  freq: 3,
});
const uid = fc.integer({ min: 0, max: 14 });

const move = fc.record({ coldkey, hotkey, netuid, destinationNetuid: netuid, alpha: amount, limitPrice });
/** Stake that is there, and half of it or all. */
const someStake = fc.record({
  name: fc.constantFrom(...NAMES),
  netuid: fc.constantFrom(0, 1, 2),
  all: fc.boolean(),
});

function partOf(
  { state }: TestNetwork,
  { name, netuid, all }: typeof someStake extends fc.Arbitrary<infer T> ? T : never,
) {
  const position = { coldkey: accountOf(name), hotkey: hotkeyOf(name), netuid };
  const stake = stakeOf(state, position);
  return { ...position, alpha: all ? stake : stake / 2n };
}

const actions: readonly fc.Arbitrary<Action>[] = [
  fc.record({ move, destinationHotkey: hotkey }).map(
    ({ move, destinationHotkey }) =>
      ({ ctx }) =>
        void moveStake(ctx, { ...move, destinationHotkey }),
  ),
  fc.record({ some: someStake, destinationHotkey: hotkey, destinationNetuid: netuid }).map(
    ({ some, ...destination }) =>
      (test) =>
        void moveStake(test.ctx, { ...partOf(test, some), ...destination }),
  ),
  fc.record({ some: someStake, destinationNetuid: netuid }).map(
    ({ some, destinationNetuid }) =>
      (test) =>
        void swapStake(test.ctx, { ...partOf(test, some), destinationNetuid }),
  ),
  fc.record({ some: someStake, to: coldkey, destinationNetuid: netuid }).map(
    ({ some, ...gift }) =>
      (test) =>
        void transferStake(test.ctx, { ...partOf(test, some), ...gift }),
  ),
  fc
    .record({
      parent: fc.constantFrom(...NAMES),
      netuid: fc.constantFrom(1, 2, 3),
      children: fc.array(hotkey, { maxLength: 6 }),
      proportion: fc.bigInt({ min: 0n, max: 1n << 63n }),
    })
    .map(({ parent, netuid, children, proportion }) => ({ ctx }) => {
      const proportions = children.map(() => proportion);
      setChildren(ctx, {
        coldkey: accountOf(parent),
        hotkey: hotkeyOf(parent),
        netuid,
        children,
        proportions,
      });
    }),
  fc.record({ name: fc.constantFrom(...NAMES), netuid, takeU16: fc.integer({ min: 0, max: 12_000 }) }).map(
    ({ name, ...args }) =>
      ({ ctx }) =>
        setChildTake(ctx, { coldkey: accountOf(name), hotkey: hotkeyOf(name), ...args }),
  ),
  fc.record({ name: fc.constantFrom(...NAMES), netuid: fc.constantFrom(1, 2, 3) }).map(
    ({ name, netuid }) =>
      ({ ctx }) =>
        void claimRoot(ctx, { coldkey: accountOf(name), hotkey: hotkeyOf(name), netuid }),
  ),
  fc.record({ coldkey, choice: fc.constantFrom("swap", "keep") }).map(
    (args) =>
      ({ ctx }) =>
        setRootClaim(ctx, args),
  ),
  fc.record({ coldkey, hotkey, netuid }).map(
    (args) =>
      ({ ctx }) =>
        setIncentiveHotkey(ctx, args),
  ),
  fc.record({ hotkey, netuid, data: fc.uint8Array({ maxLength: 130 }) }).map(
    (args) =>
      ({ ctx }) =>
        setCommitment(ctx, args),
  ),
  // The salt is the height, so that an open commit can be revealed.
  fc.record({ name: fc.constantFrom(...NAMES), reveals: fc.boolean() }).map(({ name, reveals }) => (test) => {
    const { ctx, state } = test;
    const hotkey = hotkeyOf(name);
    const uid = state.get(uids, [HIDDEN, hotkey]) ?? 0;
    const height = openCommitsOf(state, HIDDEN, uid)[0]?.height ?? 0;
    const weights = { netuid: HIDDEN, hotkey, uids: [uid], values: [1], versionKey: 0n };
    if (reveals) return revealWeights(ctx, { ...weights, salt: [height % 65_536] });
    const hash = hexToBytes(weightCommitHash({ ...weights, salt: [ctx.height % 65_536] }));
    commitWeights(ctx, { netuid: HIDDEN, hotkey, hash });
  }),
  // The same in one go: half the time the way to the reveal is an epoch and a bit, so that it comes in time.
  fc
    .record({ name: fc.constantFrom(...NAMES), wait: fc.integer({ min: 1, max: 11 }) })
    .map(({ name, wait }) => (test) => {
      const { ctx, state } = test;
      const hotkey = hotkeyOf(name);
      const own = state.get(uids, [HIDDEN, hotkey]) ?? 0;
      const weights = { netuid: HIDDEN, hotkey, uids: [own], values: [1], salt: [wait], versionKey: 0n };
      commitWeights(ctx, { netuid: HIDDEN, hotkey, hash: hexToBytes(weightCommitHash(weights)) });
      passBlocks(test, wait);
      revealWeights(ctx, weights);
    }),
  fc.record({ from: coldkey, to: coldkey, amount }).map(
    (args) =>
      ({ ctx }) =>
        transfer(ctx, args),
  ),
  fc.record({ coldkey, hotkey, netuid, tao: amount, limitPrice }).map(
    (args) =>
      ({ ctx }) =>
        void addStake(ctx, args),
  ),
  fc.record({ coldkey, hotkey, netuid, alpha: amount, limitPrice }).map(
    (args) =>
      ({ ctx }) =>
        void removeStake(ctx, args),
  ),
  fc
    .record({ name: fc.constantFrom(...NAMES), netuid, all: fc.boolean() })
    .map(({ name, netuid, all }) => ({ ctx, state }) => {
      const position = { coldkey: accountOf(name), hotkey: hotkeyOf(name), netuid };
      const stake = stakeOf(state, position);
      removeStake(ctx, { ...position, alpha: all ? stake : stake / 2n });
    }),
  fc.record({ coldkey, netuid, serial: fc.integer({ min: 0, max: 1_000 }) }).map(
    ({ serial, ...args }) =>
      ({ ctx }) =>
        void register(ctx, { ...args, hotkey: hotkeyOf(`r${serial}`) }),
  ),
  fc.record({ coldkey, hotkey, netuid }).map(
    (args) =>
      ({ ctx }) =>
        void register(ctx, args),
  ),
  fc
    .record({
      hotkey,
      netuid,
      weights: fc.array(fc.tuple(uid, fc.integer({ min: 0, max: 65_535 })), { maxLength: 8 }),
    })
    .map(({ weights, ...args }) => ({ ctx }) => {
      const row = {
        uids: weights.map(([to]) => to),
        values: weights.map(([, value]) => value),
        versionKey: 0n,
      };
      setWeights(ctx, { ...args, ...row });
    }),
  fc.record({ coldkey, hotkey, takeU16: fc.integer({ min: 0, max: 12_000 }) }).map(
    (args) =>
      ({ ctx }) =>
        setTake(ctx, args),
  ),
  fc.record({ hotkey, netuid, endpoint: fc.constantFrom("ws://a:1", "http://a") }).map(
    (args) =>
      ({ ctx }) =>
        serve(ctx, { ...args, protocol: "subnetkit/1" }),
  ),
  fc.record({ coldkey, hotkey }).map(
    (args) =>
      ({ ctx }) =>
        void createSubnet(ctx, { ...args, plugin }, dissolveWeakestSubnet),
  ),
  // By somebody who can pay, mostly; the later ones replace a subnet that people have a stake in.
  fc
    .record({ name: fc.constantFrom(...NAMES), starts: fc.boolean() })
    .map(({ name, starts }) => ({ ctx }) => {
      const creation = { coldkey: accountOf(name), hotkey: hotkeyOf(name), plugin };
      const netuid = createSubnet(ctx, creation, dissolveWeakestSubnet);
      if (starts) startSubnet(ctx, { coldkey: creation.coldkey, netuid });
    }),
  fc
    .record({ name: fc.constantFrom(...NAMES), hotkey, netuid: fc.constantFrom(0, 1, 2, 3), tao: stakedTao })
    .map(
      ({ name, ...args }) =>
        ({ ctx }) =>
          void addStake(ctx, { coldkey: accountOf(name), ...args }),
    ),
  fc.record({ name: fc.constantFrom("n1", "n2"), uids: fc.uniqueArray(fc.nat(10), { minLength: 1 }) }).map(
    ({ name, uids }) =>
      ({ ctx }) =>
        setWeights(ctx, {
          netuid: 1,
          hotkey: hotkeyOf(name),
          uids,
          values: uids.map((to) => to + 1),
          versionKey: 0n,
        }),
  ),
  fc.record({ coldkey, netuid }).map(
    (args) =>
      ({ ctx }) =>
        startSubnet(ctx, args),
  ),
  fc
    .record({
      netuid,
      change: fc.constantFrom(["recycleOrBurn", "recycle"], ["yuma3", false], ["maxAllowedUids", 64]),
    })
    .map(({ netuid, change: [name, value] }) => ({ ctx }) => {
      setHyperparameter(ctx, { netuid, coldkey: owner, name: String(name), value });
    }),
];

const blocks: fc.Arbitrary<Action> = fc.integer({ min: 1, max: 7 }).map((count) => (test) => {
  passBlocks(test, count);
});

/** Waits until new children are in place and new subnets past their immunity. */
const leap: Action = (test) => {
  test.setHeight(test.ctx.height + 8_000);
  passBlocks(test, 3);
};

/** Actions of everybody, blocks between them, and waits. */
export const history: fc.Arbitrary<Action[]> = fc.array(
  fc.oneof(
    { weight: 9, arbitrary: blocks },
    { weight: 2, arbitrary: fc.constant(leap) },
    { weight: 30, arbitrary: fc.oneof(...actions) },
  ),
  {
    minLength: 15,
    maxLength: 45,
  },
);
