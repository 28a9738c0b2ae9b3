import fc from "fast-check";
import { q32 } from "../../core/primitives/fixed/q32.js";
import { q32FromU16Fraction } from "../../core/primitives/fixed/u16Fraction.js";
import type { Matrix, Row } from "../../core/yuma/matrix.js";
import type { EpochInputs, EpochParams } from "../../core/yuma/types.js";

/** A network to run an epoch on. */
export interface Network {
  readonly params: EpochParams;
  readonly inputs: EpochInputs;
}

/** What sets a network apart. The rest is drawn from its seed: that is quicker than having every number generated. */
export interface Traits {
  readonly seed: number;
  readonly n: number;
  readonly stake:
    "none" | "one" | "equal" | "tied at kappa" | "random" | "tiny and huge" | "beyond any supply";
  readonly weights: "none" | "equal" | "single" | "random" | "with zeros" | "unsorted" | "beyond the uids";
  readonly bonds: "none" | "full" | "random" | "unsorted" | "beyond the uids";
  readonly blocks: "settled" | "uids reused" | "some outdated";
  readonly rule: "yuma2" | "yuma3" | "liquid";
  readonly hyperparameters: "usual" | "extreme";
}

export function traitsOf(smallest: number, largest: number): fc.Arbitrary<Traits> {
  return fc.record({
    seed: fc.integer({ min: 1, max: 0x7fff_ffff }),
    n: fc.integer({ min: smallest, max: largest }),
    stake: fc.constantFrom(
      "none",
      "one",
      "equal",
      "tied at kappa",
      "random",
      "random",
      "random",
      "tiny and huge",
      "beyond any supply",
    ),
    weights: fc.constantFrom(
      "none",
      "equal",
      "single",
      "random",
      "random",
      "with zeros",
      "unsorted",
      "beyond the uids",
    ),
    bonds: fc.constantFrom("none", "full", "random", "random", "unsorted", "beyond the uids"),
    blocks: fc.constantFrom("settled", "settled", "uids reused", "some outdated"),
    rule: fc.constantFrom("yuma2", "yuma3", "liquid"),
    hyperparameters: fc.constantFrom("usual", "extreme"),
  });
}

const BLOCK = 10_000;
const TEMPO = 100;

/** The network of some traits, always the same. */
export function networkOf(traits: Traits): Network {
  const draw = drawFrom(traits.seed);
  const params = paramsOf(traits, draw);
  return { params, inputs: inputsOf(traits, params.kappa, draw) };
}

type Draw = (bound: number) => number;

/** xorshift32 (Marsaglia, 2003): whole numbers below the bound. */
function drawFrom(seed: number): Draw {
  let state = seed | 1;
  return (bound) => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    return Math.floor(((state >>> 0) / 0x1_0000_0000) * bound);
  };
}

function paramsOf({ n, rule, hyperparameters }: Traits, draw: Draw): EpochParams {
  const extreme = hyperparameters === "extreme";
  const fraction = (usual: number): number => (extreme ? (edge(draw) ?? draw(65_536)) : usual);
  return {
    n,
    currentBlock: BLOCK,
    tempo: TEMPO,
    activityCutoffFactorMilli: extreme ? draw(3) * 5_000 : 20_000,
    lastMechanismStepBlock: draw(3) === 0 ? 0 : BLOCK - TEMPO,
    kappa: fraction(32_767),
    bondsPenalty: draw(2) === 0 ? fraction(65_535) : draw(2) * 65_535,
    bondsMovingAverage: extreme ? ([0, 1, 500_000, 999_999, 1_000_000, 1_000_001][draw(6)] ?? 0) : 900_000,
    yuma3Enabled: rule !== "yuma2",
    liquidAlphaEnabled: rule === "liquid" || draw(4) === 0,
    alphaLow: fraction(45_875),
    alphaHigh: fraction(58_982),
    alphaSigmoidSteepness: extreme
      ? ([-32_768, 32_767, 0, 1, -100, 333][draw(9)] ?? draw(4_000) - 2_000)
      : 1_000,
    maxAllowedValidators: extreme ? draw(n + 2) : Math.ceil(n / 2),
    stakeThreshold: extreme ? BigInt(draw(2)) * 1_000_000n : 0n,
    taoWeight: extreme ? BigInt.asUintN(64, -BigInt(draw(2))) : 3_320_413_933_267_719_290n,
    ownerUid: draw(3) === 0 ? null : draw(n + 1),
    commitRevealEnabled: draw(3) === 0,
    revealPeriodEpochs: 1,
    subnetEpochIndex: 50,
    raoEmission: extreme ? (1n << BigInt(draw(65))) - 1n : 295_200_000_000n,
  };
}

/** The ends of u16 and what lies next to the middle, half the time. */
function edge(draw: Draw): number | undefined {
  return [0, 1, 32_767, 32_768, 65_534, 65_535][draw(12)];
}

function inputsOf(traits: Traits, kappa: number, draw: Draw): EpochInputs {
  const { n } = traits;
  const perUid = <Value>(value: (uid: number) => Value): Value[] =>
    Array.from({ length: n }, (_, uid) => value(uid));
  const blockAtRegistration = perUid(() => registrationOf(traits, draw));
  const lastUpdate = perUid(() =>
    traits.blocks === "some outdated" && draw(2) === 0 ? draw(BLOCK) : BLOCK - draw(50),
  );
  const permitted = 1 + draw(4);
  return {
    blockAtRegistration,
    lastUpdate: draw(20) === 0 ? lastUpdate.slice(0, n - 1) : lastUpdate,
    validatorPermit: perUid(() => draw(4) < permitted),
    stakeAlpha: perUid((uid) => stakeOf(traits, uid, kappa, draw)),
    stakeTao: perUid(() => (traits.stake === "random" ? BigInt(draw(1_000_000_000)) * 1_000n : 0n)),
    weights: rowsOf(traits.n, traits.weights, draw),
    bonds: rowsOf(traits.n, traits.bonds, draw),
    weightCommits: Array.from({ length: draw(3) }, () => ({
      kind: draw(2) === 0 ? ("hash" as const) : ("timelock" as const),
      uid: draw(n),
      commitEpoch: 47 + draw(4),
      commitBlock: draw(BLOCK),
    })),
  };
}

/** A slot that was given away lately: around the block of the last epoch, or of the last weights. */
function registrationOf({ blocks }: Traits, draw: Draw): number {
  if (blocks === "uids reused" && draw(3) === 0)
    return draw(2) === 0 ? BLOCK - TEMPO + draw(3) : BLOCK - draw(50);
  return draw(100);
}

function stakeOf({ stake }: Traits, uid: number, kappa: number, draw: Draw): bigint {
  switch (stake) {
    case "none":
      return 0n;
    case "one":
      return uid === 0 ? 1_000_000_000n : 0n;
    case "equal":
      return 5_000_000_000n;
    case "tied at kappa":
      // Of 2^32 rao the first has exactly kappa, so that the second has exactly the minority.
      return [q32FromU16Fraction(kappa), q32.one - q32FromU16Fraction(kappa)][uid] ?? 0n;
    case "random":
      return BigInt(draw(1_000_000_000)) * BigInt(draw(1_000_000));
    case "tiny and huge":
      return draw(2) === 0 ? BigInt(draw(3)) : 21_000_000_000_000_000n;
    case "beyond any supply":
      return (1n << BigInt(60 + draw(5))) - 1n - BigInt(draw(2));
  }
}

function rowsOf(n: number, kind: Traits["weights"] | Traits["bonds"], draw: Draw): Matrix<number> {
  const single = draw(n);
  return Array.from({ length: n }, () => rowOf(n, kind, single, draw));
}

function rowOf(
  n: number,
  kind: Traits["weights"] | Traits["bonds"],
  single: number,
  draw: Draw,
): Row<number> {
  if (kind === "none") return [];
  if (kind === "single") return [[single, draw(65_536)]];
  const density = 1 + draw(10);
  const width = kind === "beyond the uids" ? n + 4 : n;
  const row = Array.from({ length: width }, (_, uid) => [uid, valueOf(kind, draw)] as const).filter(
    () => kind === "equal" || kind === "full" || draw(10) < density,
  );
  return kind === "unsorted" || kind === "beyond the uids" ? shuffled(row, draw) : row;
}

function valueOf(kind: Traits["weights"] | Traits["bonds"], draw: Draw): number {
  if (kind === "equal") return 100;
  if (kind === "full") return 65_535;
  if (kind === "with zeros" && draw(2) === 0) return 0;
  return edge(draw) ?? draw(65_536);
}

function shuffled<Value>(values: readonly Value[], draw: Draw): Value[] {
  return values
    .map((value) => ({ value, key: draw(1_000_000) }))
    .sort((a, b) => a.key - b.key)
    .map(({ value }) => value);
}
