import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { applyBlockStep } from "../../core/chain/blockStep.js";
import { referenceYuma } from "../../core/epoch/consensus.js";
import { EXISTENTIAL_DEPOSIT } from "../../core/ledger/accounts.js";
import { totalIssuance } from "../../core/ledger/issuance.js";
import { balances } from "../../core/ledger/tables.js";
import { transfer } from "../../core/ledger/transfer.js";
import { MIN_RESERVE } from "../../core/pools/swap.js";
import { markets } from "../../core/pools/tables.js";
import { MAX_SUPPLY } from "../../core/primitives/amounts.js";
import { isSubnetkitError } from "../../core/primitives/errors.js";
import type { AccountId } from "../../core/primitives/ss58.js";
import { createSubnet } from "../../core/registry/createSubnet.js";
import { grantPermits } from "../../core/registry/grantPermits.js";
import { assignNetworkParameters } from "../../core/registry/hyperparameters.js";
import { neuronRecords } from "../../core/registry/neurons.js";
import { register } from "../../core/registry/register.js";
import { serve } from "../../core/registry/serve.js";
import { setHyperparameter } from "../../core/registry/setHyperparameter.js";
import { startSubnet } from "../../core/registry/startSubnet.js";
import { netuidsOf, subnetOf } from "../../core/registry/subnets.js";
import { uids } from "../../core/registry/tables.js";
import { addStake } from "../../core/staking/addStake.js";
import { creditStake } from "../../core/staking/creditStake.js";
import { debitStake } from "../../core/staking/debitStake.js";
import { removeStake } from "../../core/staking/removeStake.js";
import { rewardStake } from "../../core/staking/rewardStake.js";
import { hotkeyStake, stakeOf, stakePoolOf } from "../../core/staking/stakePool.js";
import { stakePools, stakeShares } from "../../core/staking/tables.js";
import { setTake } from "../../core/staking/take.js";
import { dumpState } from "../../core/state/dump.js";
import { setWeights } from "../../core/weights/setWeights.js";
import {
  accountOf,
  addTestNeuron,
  addTestSubnet,
  assertConserved,
  createTestNetwork,
  endow,
  fund,
  hotkeyOf,
  owner,
  plugin,
  TAO,
  type TestNetwork,
} from "../unit/core/economyFixture.js";

fc.configureGlobal({ seed: 11 });

const NAMES = ["n0", "n1", "n2", "n3", "n4"] as const;

/** Two running subnets of 14 slots, 12 of them taken, with stake on both and on root; some accounts have TAO. */
function network(): TestNetwork {
  const test = createTestNetwork();
  assignNetworkParameters(test.ctx, { networkRateLimit: 3, networkMinLock: 50n * TAO });
  for (const netuid of [1, 2]) {
    addTestSubnet(test, {
      netuid,
      firstEmissionBlock: 1,
      market: { tao: 100n * TAO, alpha: 300n * TAO, movingPrice: 3n << 30n },
      hyperparameters: {
        tempo: 6,
        weightsRateLimit: 2,
        servingRateLimit: 3,
        maxAllowedUids: 14,
        immunityPeriod: 5,
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

type Action = (test: TestNetwork) => void;

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
const limitPrice = fc.option(fc.bigInt({ min: 100_000_000n, max: 800_000_000n }), {
  nil: undefined,
  freq: 3,
});
const uid = fc.integer({ min: 0, max: 14 });

const actions: readonly fc.Arbitrary<Action>[] = [
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
        void createSubnet(ctx, { ...args, plugin }),
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
  for (let block = 0; block < count; block++) {
    test.setHeight(test.ctx.height + 1);
    applyBlockStep(test.ctx, referenceYuma);
  }
});

const history = fc.array(
  fc.oneof({ weight: 1, arbitrary: blocks }, { weight: 4, arbitrary: fc.oneof(...actions) }),
  {
    minLength: 15,
    maxLength: 45,
  },
);

/** Runs an action as an extrinsic: in its own checkpoint, reverted if it is refused. */
function attempt(test: TestNetwork, action: Action): "done" | "refused" {
  const changes = test.state.trackChanges();
  const checkpoint = test.state.checkpoint();
  try {
    action(test);
    test.state.commit(checkpoint);
    return "done";
  } catch (error) {
    if (!isSubnetkitError(error)) throw error;
    test.state.revert(checkpoint);
    expect(changes.take()).toEqual([]);
    return "refused";
  } finally {
    changes.stop();
  }
}

/** What has to hold between any two actions. */
function assertSound(test: TestNetwork): void {
  const { state } = test;
  assertConserved(test);
  expect(totalIssuance(state)).toBeLessThanOrEqual(MAX_SUPPLY);
  for (const [, balance] of state.entries(balances)) expect(balance >= EXISTENTIAL_DEPOSIT).toBe(true);
  for (const [, market] of state.entries(markets)) {
    expect(market.taoIn >= MIN_RESERVE && market.alphaIn >= MIN_RESERVE).toBe(true);
    expect(market.protocolAlpha + market.burntAlpha <= market.alphaOut).toBe(true);
  }
  for (const netuid of netuidsOf(state)) {
    const records = neuronRecords(state, netuid);
    expect(records.length).toBe(subnetOf(state, netuid).neuronCount);
    expect(records.map(({ hotkey }) => state.get(uids, [netuid, hotkey]))).toEqual(
      records.map((_, index) => index),
    );
    expect(Array.from(state.entries(uids, [netuid])).length).toBe(records.length);
  }
  assertShares(test);
}

/** Shares add up, and what all can take out never exceeds what is there. */
function assertShares({ state }: TestNetwork): void {
  for (const [[hotkey, netuid], pool] of state.entries(stakePools)) {
    let shares = 0n;
    let redeemable = 0n;
    for (const [[, , coldkey], held] of state.entries(stakeShares, [hotkey, netuid])) {
      shares += held;
      redeemable += stakeOf(state, { hotkey, netuid, coldkey });
    }
    expect(shares).toBe(pool.shares);
    expect(redeemable <= pool.value).toBe(true);
  }
}

describe("the economy, over random histories", () => {
  it("conserves TAO and every alpha to the last rao, and a refused action changes nothing", () => {
    const outcomes = { done: 0, refused: 0 };
    fc.assert(
      fc.property(history, (steps) => {
        const test = network();
        assertSound(test);
        for (const step of steps) {
          outcomes[attempt(test, step)] += 1;
          assertSound(test);
        }
      }),
      { numRuns: 250 },
    );
    // Both sides of every rule were visited, not one of them alone.
    expect(outcomes.done).toBeGreaterThan(2_000);
    expect(outcomes.refused).toBeGreaterThan(2_000);
  });

  it("repeats: the same history gives the same state", () => {
    fc.assert(
      fc.property(history, (steps) => {
        const [first, second] = [network(), network()];
        for (const step of steps) {
          attempt(first, step);
          attempt(second, step);
        }
        expect(dumpState(first.state)).toEqual(dumpState(second.state));
      }),
      { numRuns: 10 },
    );
  });
});

describe("a stake pool, over random deposits, withdrawals and rewards", () => {
  const delegate = hotkeyOf("delegate");
  const move = fc.record({
    who: fc.integer({ min: 0, max: 3 }),
    kind: fc.constantFrom("deposit", "withdraw", "empty", "reward"),
    size: fc.oneof(fc.bigInt({ min: 1n, max: 10n }), fc.bigInt({ min: 1n, max: 1_000_000n * TAO })),
  });

  it("is fair: a position is worth what went in plus its part of the rewards, less a rao a move", () => {
    fc.assert(
      fc.property(fc.array(move, { maxLength: 60 }), (moves) => {
        const test = createTestNetwork();
        const { ctx, state } = test;
        const of = (who: number) => ({ hotkey: delegate, coldkey: accountOf(`s${who}`), netuid: 1 });
        // An exact account beside it, in millionths of a rao: rewards are divided in proportion to the exact values.
        const exact = [0n, 0n, 0n, 0n];
        const total = () => exact.reduce((sum, value) => sum + value, 0n);
        const SCALE = 10n ** 24n;
        for (const { who, kind, size } of moves) {
          const position = of(who);
          const held = stakeOf(state, position);
          if (kind === "deposit") {
            creditStake(ctx, position, size);
            exact[who] = (exact[who] ?? 0n) + size * SCALE;
          } else if (kind === "reward") {
            const before = total();
            if (rewardStake(ctx, delegate, 1, size)) {
              exact.forEach((value, index) => (exact[index] = value + (value * size * SCALE) / before));
            }
          } else {
            const taken = kind === "empty" || size > held ? held : size;
            debitStake(ctx, position, taken);
            exact[who] = taken === held ? 0n : (exact[who] ?? 0n) - taken * SCALE;
          }
          assertShares(test);
        }
        const slack = BigInt(moves.length + 1) * 2n;
        for (const who of [0, 1, 2, 3]) {
          const error = stakeOf(state, of(who)) - (exact[who] ?? 0n) / SCALE;
          expect(error >= -slack, `position ${who} lost ${-error} rao`).toBe(true);
        }
        expect(hotkeyStake(state, delegate, 1)).toBe(stakePoolOf(state, delegate, 1).value);
      }),
      { numRuns: 300 },
    );
  });

  it("gives nobody more for coming and going", () => {
    fc.assert(
      fc.property(
        fc.bigInt({ min: 1n, max: 10n ** 15n }),
        fc.bigInt({ min: 0n, max: 10n ** 15n }),
        fc.bigInt({ min: 1n, max: 10n ** 15n }),
        (first, reward, second) => {
          const { ctx, state } = createTestNetwork();
          const [early, late] = ["early", "late"].map((name) => ({
            hotkey: delegate,
            coldkey: accountOf(name),
            netuid: 1,
          })) as [Parameters<typeof stakeOf>[1], Parameters<typeof stakeOf>[1]];
          creditStake(ctx, early, first);
          rewardStake(ctx, delegate, 1, reward);
          const before = stakeOf(state, early);
          creditStake(ctx, late, second);
          expect(stakeOf(state, late) <= second).toBe(true);
          expect(stakeOf(state, late) >= second - 1n).toBe(true);
          debitStake(ctx, late, stakeOf(state, late));
          expect(stakeOf(state, early) >= before).toBe(true);
        },
      ),
      { numRuns: 300 },
    );
  });
});
