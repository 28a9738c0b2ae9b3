import { inspect } from "node:util";
import { describe, expect, it } from "vitest";
import { dissolveWeakestSubnet } from "../../../../core/chain/dissolveSubnet.js";
import { emitBlock } from "../../../../core/emission/emitBlock.js";
import { runDueEpochs } from "../../../../core/emission/runDueEpochs.js";
import { referenceYuma } from "../../../../core/epoch/consensus.js";
import { marketOf } from "../../../../core/pools/market.js";
import { hexToBytes } from "../../../../core/primitives/bytes.js";
import { createSubnet } from "../../../../core/registry/createSubnet.js";
import { decayRegistrationPrices } from "../../../../core/registry/decayRegistrationPrices.js";
import { grantPermits } from "../../../../core/registry/grantPermits.js";
import type { HyperparameterName, Hyperparameters } from "../../../../core/registry/hyperparameterTable.js";
import { assignNetworkParameters } from "../../../../core/registry/hyperparameters.js";
import { neuronsOf, uidOf } from "../../../../core/registry/neurons.js";
import type { NetworkParameters } from "../../../../core/registry/networkParameterTable.js";
import { register, registrationPriceOf } from "../../../../core/registry/register.js";
import { setCommitment } from "../../../../core/registry/setCommitment.js";
import { serve } from "../../../../core/registry/serve.js";
import { addStake } from "../../../../core/staking/addStake.js";
import { hotkeyStake } from "../../../../core/staking/stakePool.js";
import { transferStake } from "../../../../core/staking/transferStake.js";
import { commitWeights } from "../../../../core/weights/commitWeights.js";
import { revealWeights } from "../../../../core/weights/revealWeights.js";
import { weightCommitHash } from "../../../../core/weights/weightCommitHash.js";
import { openCommitsOf } from "../../../../core/weights/weightCommits.js";
import { setWeights } from "../../../../core/weights/setWeights.js";
import {
  accountOf,
  addTestNeuron,
  addTestSubnet,
  alice,
  assertConserved,
  codeOf,
  createTestNetwork,
  endow,
  fund,
  hotkeyOf,
  plugin,
  TAO,
  type TestNetwork,
} from "../economyFixture.js";

const BASE: Partial<Hyperparameters> = {
  tempo: 4,
  weightsRateLimit: 3,
  maxAllowedUids: 16,
  immunityPeriod: 20,
};

/**
 * Thirty blocks in which everything happens that a parameter could change: what was refused, what it cost, and what
 * everyone has in the end.
 */
function history(
  hyperparameters: Partial<Hyperparameters>,
  network: Partial<NetworkParameters> = {},
): unknown[] {
  const test = createTestNetwork();
  const { ctx } = test;
  const log: unknown[] = [];
  assignNetworkParameters(ctx, network);
  // A tempo of 4 and these netuids: their epochs fall together.
  for (const netuid of [1, 5, 9]) {
    const parameters = netuid === 1 ? { ...BASE, ...hyperparameters } : { tempo: 4 };
    addTestSubnet(test, {
      netuid,
      firstEmissionBlock: 1,
      market: { movingPrice: 1n << 31n },
      hyperparameters: parameters,
    });
  }
  const names = [
    "v1",
    "v2",
    "v3",
    "m4",
    "m5",
    "m6",
    ...Array.from({ length: 8 }, (_, index) => `idle${index}`),
  ];
  for (const name of names) addTestNeuron(test, 1, name);
  for (const [index, name] of ["v1", "v2", "v3"].entries()) {
    const position = { hotkey: hotkeyOf(name), coldkey: accountOf(name) };
    endow(test, { ...position, netuid: 1 }, BigInt(100 * (index + 1)) * TAO);
    endow(test, { ...position, netuid: 0 }, BigInt(1_000 * (3 - index)) * TAO);
  }
  grantPermits(ctx, 1, [1, 2, 3]);
  fund(test, alice, 10_000n * TAO);

  const weigh = (name: string, weights: readonly (readonly [uid: number, value: number])[]) => {
    const [uids, values] = [weights.map(([uid]) => uid), weights.map(([, value]) => value)];
    return codeOf(() => setWeights(ctx, { netuid: 1, hotkey: hotkeyOf(name), uids, values, versionKey: 5n }));
  };
  const everyone = Array.from({ length: 15 }, (_, uid) => uid);
  for (let height = 101; height <= 130; height++) {
    test.setHeight(height);
    decayRegistrationPrices(ctx);
    emitBlock(ctx);
    runDueEpochs(ctx, referenceYuma);
    const drift = height - 100;
    log.push(
      weigh("v1", [
        [0, 10],
        [4, 40 + drift],
        [5, 30],
        [6, 20],
      ]),
    );
    log.push(
      weigh(
        "v2",
        everyone.map((uid) => [uid, uid === 5 ? 60 + 2 * drift : 15 - uid] as const),
      ),
    );
    if (height < 106)
      log.push(
        weigh("v3", [
          [4, 5],
          [5, 90],
          [6, 5],
        ]),
      );
    if (height % 9 === 0) {
      const hotkey = hotkeyOf(`new${height}`);
      log.push(
        registrationPriceOf(ctx.state, 1),
        codeOf(() => register(ctx, { netuid: 1, coldkey: alice, hotkey })),
      );
    }
    log.push(commitOrReveal(test, height));
    if (height % 7 === 0) {
      const commitment = { netuid: 1, hotkey: hotkeyOf("m5"), data: Uint8Array.of(height) };
      log.push(codeOf(() => setCommitment(ctx, { ...commitment, resetBonds: true })));
    }
    const endpoint = { endpoint: "ws://a:1", protocol: "subnetkit/1" };
    log.push(codeOf(() => serve(ctx, { netuid: 1, hotkey: hotkeyOf("v1"), ...endpoint })));
    if (height === 120)
      log.push(addStake(ctx, { coldkey: alice, hotkey: hotkeyOf("v2"), netuid: 1, tao: 5n * TAO }));
  }
  const gift = { coldkey: alice, to: accountOf("v1"), hotkey: hotkeyOf("v2"), alpha: TAO };
  log.push(codeOf(() => transferStake(ctx, { ...gift, netuid: 1, destinationNetuid: 1 })));
  const create = () =>
    createSubnet(
      ctx,
      { coldkey: alice, hotkey: hotkeyOf("creator"), plugin, maxLock: 1_500n * TAO },
      dissolveWeakestSubnet,
    );
  log.push(codeOf(create), codeOf(create));
  for (const neuron of neuronsOf(test.state, 1)) log.push(neuron, hotkeyStake(test.state, neuron.hotkey, 1));
  log.push(
    marketOf(test.state, 1),
    test.events.filter(({ name }) => name.startsWith("em")),
  );
  assertConserved(test);
  return log;
}

/** One validator commits in every block that lets it, and reveals the oldest of its commits as soon as it can. */
function commitOrReveal({ ctx, state }: TestNetwork, height: number): unknown {
  const hotkey = hotkeyOf("v1");
  const weights = { netuid: 1, hotkey, uids: [4, 5], versionKey: 5n, salt: [] };
  const salted = (committed: number) => ({ ...weights, values: [committed, 2 * committed] });
  const oldest = openCommitsOf(state, 1, uidOf(state, 1, hotkey) ?? 0)[0];
  const reveal = codeOf(() => revealWeights(ctx, salted(oldest?.height ?? 1)));
  const hash = hexToBytes(weightCommitHash(salted(height)));
  return [reveal, codeOf(() => commitWeights(ctx, { netuid: 1, hotkey, hash }))];
}

/** Another value for each, and what else has to be set for it to matter. */
const otherValues: {
  readonly [Name in HyperparameterName]: [Hyperparameters[Name], Partial<Hyperparameters>?];
} = {
  tempo: [5],
  maxAllowedUids: [17],
  maxAllowedValidators: [2],
  minAllowedWeights: [4],
  immunityPeriod: [0, { maxAllowedUids: 15, kappa: 0 }],
  kappa: [60_000],
  activityCutoffFactorMilli: [1_000],
  weightsRateLimit: [0],
  weightsVersionKey: [6n],
  commitRevealEnabled: [true],
  commitRevealPeriod: [2, { commitRevealEnabled: true }],
  bondsMovingAverage: [500_000],
  bondsPenalty: [0],
  bondsReset: [true],
  yuma3: [false],
  liquidAlpha: [true],
  alphaLow: [30_000, { liquidAlpha: true }],
  alphaHigh: [50_000, { liquidAlpha: true }],
  alphaSteepness: [100, { liquidAlpha: true }],
  burnHalfLife: [10],
  burnIncreaseMult: [2n << 64n],
  minBurn: [2_000_000_000n],
  maxBurn: [10_000_000n],
  servingRateLimit: [5],
  registrationAllowed: [false],
  transferEnabled: [false],
  ownerCutEnabled: [false],
  recycleOrBurn: ["recycle"],
  feeRate: [0],
};

const otherNetworkValues: {
  readonly [Name in keyof NetworkParameters]: [NetworkParameters[Name], Partial<NetworkParameters>?];
} = {
  taoWeight: [1n << 63n],
  stakeThreshold: [250n * TAO],
  maxEpochsPerBlock: [1],
  networkMinLock: [2_000n * TAO],
  networkRateLimit: [0],
  subnetLimit: [3],
  networkImmunity: [10, { subnetLimit: 3 }],
};

const known = new Map<string, unknown[]>();

/** The history that another one is compared with. Most are compared with the same, and it repeats: the first test says so. */
function base(...parameters: Parameters<typeof history>): unknown[] {
  const key = inspect(parameters);
  const found = known.get(key) ?? history(...parameters);
  known.set(key, found);
  return found;
}

describe("every parameter changes an outcome", () => {
  it("and nothing else does: a history repeats", () => {
    expect(history({})).toEqual(history({}));
  });

  it.each(Object.entries(otherValues))("%s", (name, [value, given = {}]) => {
    expect(history({ ...given, [name]: value })).not.toEqual(base(given));
  });

  it.each(Object.entries(otherNetworkValues))("%s of the network", (name, [value, given = {}]) => {
    expect(history({}, { ...given, [name]: value })).not.toEqual(base({}, given));
  });
});
