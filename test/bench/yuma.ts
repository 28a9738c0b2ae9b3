import { createEpoch } from "../../core/yuma/engine/createEpoch.js";
import { fillInputs } from "../../core/yuma/engine/fillInputs.js";
import type { Epoch } from "../../core/yuma/engine/types.js";
import type { EpochInputs, EpochParams } from "../../core/yuma/types.js";
import { generateInputs } from "../vectors/yuma/synthetic.js";
import { median, type Bench, type Figure } from "./figure.js";

const RULES = {
  yuma2: {},
  yuma3: { yuma3Enabled: true },
  liquid: { yuma3Enabled: true, liquidAlphaEnabled: true },
} as const;
type Rule = keyof typeof RULES;

interface Case {
  readonly name: string;
  readonly n: number;
  readonly validators: number;
  /** How many of a thousand columns have weights and bonds; a validator lists nine of ten of them. */
  readonly columnPermille: number;
  /**
   * Microseconds of the public chain's own Rust, compiled natively, and of a vectorised simulator in PyTorch (float32, without
   * masks and liquid alpha), measured on a shared two-core x86-64 machine. Runs there differed by up to 75 %.
   */
  readonly nativeUs: Readonly<Record<Rule, number>>;
  readonly torchUs?: number;
}

const CASES: readonly Case[] = [
  {
    name: "256x64.dense",
    n: 256,
    validators: 64,
    columnPermille: 1000,
    nativeUs: { yuma2: 2_120, yuma3: 1_800, liquid: 22_200 },
    torchUs: 1_000,
  },
  {
    name: "1024x64.dense",
    n: 1024,
    validators: 64,
    columnPermille: 1000,
    nativeUs: { yuma2: 8_780, yuma3: 8_300, liquid: 327_000 },
    torchUs: 6_900,
  },
  {
    name: "4096x256.sparse",
    n: 4096,
    validators: 256,
    columnPermille: 30,
    nativeUs: { yuma2: 13_000, yuma3: 12_400, liquid: 5_080_000 },
  },
  {
    name: "4096x256.dense",
    n: 4096,
    validators: 256,
    columnPermille: 1000,
    nativeUs: { yuma2: 154_000, yuma3: 124_000, liquid: 5_170_000 },
    torchUs: 144_000,
  },
];

const BLOCK = 1_000_000;
const MEASURED_MS = 1_000;

const paramsOf = ({ n, validators }: Case): EpochParams => ({
  n,
  currentBlock: BLOCK,
  tempo: 360,
  activityCutoffFactorMilli: 13_889,
  lastMechanismStepBlock: BLOCK - 360,
  kappa: 32_767,
  bondsPenalty: 65_535,
  bondsMovingAverage: 900_000,
  yuma3Enabled: false,
  liquidAlphaEnabled: false,
  alphaLow: 45_875,
  alphaHigh: 58_982,
  alphaSigmoidSteepness: 1_000,
  maxAllowedValidators: validators,
  stakeThreshold: 0n,
  taoWeight: 971_718_665_099_567_868n,
  ownerUid: null,
  commitRevealEnabled: false,
  revealPeriodEpochs: 1,
  subnetEpochIndex: 1_000,
  raoEmission: 295_200_000_000n,
});

/** Microseconds of one call: the middle, and the least, of those in the second half of the time. */
function time(call: () => void): { readonly middle: number; readonly least: number } {
  const times: number[] = [];
  const started = performance.now();
  for (let now = started; now - started < MEASURED_MS || times.length < 6;) {
    call();
    const after = performance.now();
    times.push((after - now) * 1_000);
    now = after;
  }
  // The first half is with code that is still being optimised.
  const late = times.slice(times.length >> 1);
  return { middle: median(late), least: Math.min(...late) };
}

function measureRule(one: Case, rule: Rule, epoch: Epoch): Figure[] {
  const changes = RULES[rule];
  const { middle, least } = time(() => epoch.runFlat(changes));
  const native = one.nativeUs[rule];
  const liquid = rule === "liquid";
  // The simulator has no liquid alpha to compare with.
  const faster = liquid ? native : Math.min(native, one.torchUs ?? native);
  return [
    { name: `yuma.${one.name}.${rule}`, value: middle, unit: "µs" },
    { name: `yuma.${one.name}.${rule}.least`, value: least, unit: "µs" },
    { name: `yuma.${one.name}.${rule}.native`, value: native, unit: "µs (reference figure)" },
    ...(one.torchUs === undefined || liquid
      ? []
      : [{ name: `yuma.${one.name}.${rule}.torch`, value: one.torchUs, unit: "µs (reference figure)" }]),
    {
      name: `yuma.${one.name}.${rule}.ratio`,
      value: middle / faster,
      unit: "×",
      goal: liquid ? "≤ 0.05" : "≤ 0.5",
    },
  ];
}

function measureCase(one: Case): Figure[] {
  const params = paramsOf(one);
  const recipe = {
    seed: 77n,
    weightColumnPermille: one.columnPermille,
    bondColumnPermille: one.columnPermille,
  };
  const inputs = generateInputs({ ...recipe, n: one.n, validators: one.validators }, BLOCK);
  const epoch = createEpoch(params);
  const counts = { weights: entriesOf(inputs.weights), bonds: entriesOf(inputs.bonds) };
  const flat = epoch.reserve(counts);
  const encoding = time(() => fillInputs(flat, params, inputs));
  return [
    { name: `yuma.${one.name}.weights`, value: counts.weights, unit: "entries" },
    ...(Object.keys(RULES) as Rule[]).flatMap((rule) => measureRule(one, rule, epoch)),
    { name: `yuma.${one.name}.encode`, value: encoding.middle, unit: "µs, rows into typed arrays" },
  ];
}

const entriesOf = (rows: EpochInputs["weights"]): number => rows.reduce((sum, row) => sum + row.length, 0);

export const yuma: Bench = {
  name: "yuma",
  about:
    "one epoch of the fast engine on flat inputs, beside figures of the chain's native Rust and of a PyTorch simulator; the ratio is to the faster",
  run: () => Promise.resolve(CASES.flatMap(measureCase)),
};
