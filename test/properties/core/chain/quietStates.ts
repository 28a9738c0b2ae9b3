import fc from "fast-check";
import { minerBurnedFractions } from "../../../../core/emission/tables.js";
import { dust, issuance, pots, type Dust, type Pots } from "../../../../core/ledger/tables.js";
import { markets, type Market } from "../../../../core/pools/tables.js";
import { MAX_SUPPLY } from "../../../../core/primitives/amounts.js";
import {
  defaultHyperparameters,
  defaultNetworkParameters,
} from "../../../../core/registry/hyperparameters.js";
import type { Hyperparameters } from "../../../../core/registry/hyperparameterTable.js";
import {
  hyperparameterValues,
  networkParameterValues,
  registrationPrices,
  schedules,
  subnets,
} from "../../../../core/registry/tables.js";
import { stakeTotals } from "../../../../core/staking/tables.js";
import { createState, type State } from "../../../../core/state/state.js";
import { owner } from "../../../unit/core/chain/chainFixture.js";

/** A subnet as far as empty blocks go. */
interface Quiet {
  readonly startsIn: number | undefined;
  readonly market: Market;
  readonly pots: Pots | undefined;
  readonly dust: Dust | undefined;
  readonly minerBurned: bigint | undefined;
  readonly registrationPrice: bigint | undefined;
  readonly parameters: Pick<
    Hyperparameters,
    "registrationAllowed" | "ownerCutEnabled" | "burnHalfLife" | "minBurn" | "maxBurn"
  >;
}

/** A network between two epochs, its books not balanced: what no block asks for. */
export interface QuietNetwork {
  readonly height: number;
  readonly issuance: bigint;
  readonly rootTao: bigint;
  readonly taoWeight: bigint;
  readonly subnets: readonly Quiet[];
}

const E16 = 10n ** 16n;
const MAX_U64 = (1n << 64n) - 1n;
const ONE = 1n << 32n;

/** Numbers of every length. */
const upTo = (bits: number): fc.Arbitrary<bigint> =>
  fc
    .tuple(fc.integer({ min: 0, max: bits }), fc.bigInt({ min: 0n, max: MAX_U64 }))
    .map(([length, value]) => BigInt.asUintN(length, value));
const between = (min: bigint, max: bigint): fc.Arbitrary<bigint> => fc.bigInt({ min, max });
const rarely = <Value>(usual: fc.Arbitrary<Value>, rare: fc.Arbitrary<Value>): fc.Arbitrary<Value> =>
  fc.oneof({ arbitrary: usual, weight: 15 }, { arbitrary: rare, weight: 1 });

/** Reserves of a subnet that trades, and now and then of any size. */
const reserve = rarely(between(10n ** 11n, 10n ** 16n), rarely(upTo(56), upTo(64)));
const amount = rarely(upTo(50), upTo(64));

const market: fc.Arbitrary<Market> = fc.record({
  taoIn: reserve,
  alphaIn: reserve,
  alphaOut: rarely(upTo(53), upTo(64)),
  alphaIssued: rarely(upTo(54), upTo(64)),
  taoWeightE18: rarely(
    between(2n * E16, 98n * E16),
    fc.oneof(between(1n, 100n * E16), fc.constantFrom(E16, 99n * E16)),
  ),
  movingPrice: rarely(upTo(33), fc.oneof(upTo(50), between(-5n, 0n))),
  protocolAlpha: amount,
  burntAlpha: amount,
});

const subnet: fc.Arbitrary<Quiet> = fc.record({
  startsIn: rarely<number | undefined>(
    fc.integer({ min: -500_000, max: 1 }),
    fc.constantFrom(undefined, 2, 3, 4, 9),
  ),
  market,
  pots: fc.option(fc.record({ owner: amount, server: amount, validator: amount, root: amount }), {
    nil: undefined,
  }),
  dust: fc.option(fc.record({ tao: amount, alpha: amount }), { nil: undefined }),
  minerBurned: fc.option(rarely(fc.oneof(between(0n, ONE), fc.constantFrom(0n, ONE)), upTo(34)), {
    nil: undefined,
  }),
  registrationPrice: fc.option(rarely(upTo(45), upTo(64)), { nil: undefined, freq: 8 }),
  parameters: fc.record({
    registrationAllowed: rarely(fc.constant(true), fc.constant(false)),
    ownerCutEnabled: fc.boolean(),
    burnHalfLife: fc.oneof(fc.integer({ min: 0, max: 65_535 }), fc.integer({ min: 0, max: 3 })),
    minBurn: upTo(40),
    maxBurn: rarely(upTo(60), upTo(64)),
  }),
});

/** Networks of every age and size, most of them such as the engine crosses. */
export const quietNetworks: fc.Arbitrary<QuietNetwork> = fc.record({
  height: rarely(fc.integer({ min: 1, max: 4_000_000 }), fc.constantFrom(0, 1, 2)),
  issuance: rarely(
    fc.oneof(upTo(54), between(MAX_SUPPLY / 2n - 3_000_000_000n, MAX_SUPPLY / 2n)),
    fc.oneof(between(MAX_SUPPLY - 5n, MAX_SUPPLY + 1n), upTo(60)),
  ),
  rootTao: rarely(upTo(54), upTo(60)),
  taoWeight: fc.oneof(upTo(64), fc.constantFrom(0n, MAX_U64)),
  subnets: fc.array(subnet, { maxLength: 4 }),
});

/** A new state of that network. */
export function stateOf(network: QuietNetwork): State {
  const state = createState();
  const { height } = network;
  state.set(issuance, [], network.issuance);
  state.set(stakeTotals, [0], network.rootTao);
  state.set(networkParameterValues, [], { ...defaultNetworkParameters, taoWeight: network.taoWeight });
  network.subnets.forEach((quiet, index) => {
    const key = [index + 1] as const;
    state.set(subnets, key, {
      owner: owner.account,
      ownerHotkey: owner.account,
      plugin: { id: "test", version: "1.0.0", schemaHash: "" },
      createdAt: 0,
      firstEmissionBlock: quiet.startsIn === undefined ? undefined : Math.max(height + quiet.startsIn, 0),
      neuronCount: 0,
    });
    state.set(hyperparameterValues, key, { ...defaultHyperparameters, ...quiet.parameters, tempo: 1_000 });
    state.set(schedules, key, { lastSlot: height, lastStep: 0, epochIndex: 0 });
    state.set(markets, key, quiet.market);
    if (quiet.pots) state.set(pots, key, quiet.pots);
    if (quiet.dust) state.set(dust, key, quiet.dust);
    if (quiet.minerBurned !== undefined) state.set(minerBurnedFractions, key, quiet.minerBurned);
    if (quiet.registrationPrice !== undefined) state.set(registrationPrices, key, quiet.registrationPrice);
  });
  return state;
}
