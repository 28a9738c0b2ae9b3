import type { BacktestReport } from "../backtest/report.js";
import { HELD_OUT, TRAINING, VALIDATION } from "../feed/periods.js";
import { CONTEXT_BARS, NOISE, PATHS, STEPS } from "../sizes.js";
import type { Trainable } from "./trainable.js";
import type { TrainedFile } from "./trainFile.js";

export interface ModelFacts {
  readonly name: string;
  readonly trainable: Trainable;
  readonly file: TrainedFile;
  readonly sha256: string;
  readonly report: BacktestReport;
}

const percent = (share: number): string => `${(100 * share).toFixed(2)} %`;

/** A backtest as a Markdown table. */
export function backtestTable({ markets }: BacktestReport): string {
  const rows = markets.flatMap(({ profiles }) =>
    profiles.map(({ profile, kind, lossBp, skill }) =>
      kind === "baseline"
        ? `| \`${profile}\` | ${lossBp.value.toFixed(1)} | – | – | – |`
        : `| \`${profile}\` | ${lossBp.value.toFixed(1)} | ${percent(skill.value)} | ${percent(skill.standardError)} | ${(100 * skill.low).toFixed(2)} to ${percent(skill.high)} |`,
    ),
  );
  return [
    "| profile | mean loss, bp | skill over the random walk | standard error | 95 % interval |",
    "|---|---:|---:|---:|---:|",
    ...rows,
  ].join("\n");
}

function tuningVerdict({ pretrainedLoss, tunedLoss, keptStep }: TrainedFile["trained"]): string {
  const losses = `validation loss ${pretrainedLoss.toFixed(4)} before, ${tunedLoss.toFixed(4)} at the best step after`;
  return keptStep === 0
    ? `Here that is none of them (${losses}): so few years teach nothing that the imagined markets did not, and the shipped weights are those of part 1.`
    : `Here that is step ${keptStep} (${losses}).`;
}

/** The model's card: what it is, where it comes from, how well it does. */
export function modelCard({ name, trainable, file, sha256, report }: ModelFacts): string {
  const { recipe, profile, about, refitted } = trainable;
  const [market] = report.markets;
  return `# ${name}.onnx

The network behind the miner profile \`${profile}\`: ${file.bytes.length} bytes, ${file.weightCount} trained weights, ONNX operator set 17.
SHA-256 \`${sha256}\`.
This page is written by the training script.

| | name | shape | what |
|---|---|---|---|
| input | returns | [origins, ${CONTEXT_BARS}] | past daily log-returns, oldest first, float32 |
| input | noise | [origins, paths, ${NOISE}] | independent standard normal deviates, float32 |
| output | increments | [origins, paths, ${STEPS}] | log-returns of joint paths, float32 |

## What it does

${about}

It sets the parameters of a volatility model: level and trend of volatility, how sure it is of them, what shocks of either sign do to later
volatility, tails, skew, mean. The same graph turns normal noise into paths of that model. All of its skill is in volatility; it does not
foresee direction.

## Training

\`npm run train:price -- --network ${name}\`, a minute or two on one core; the same recipe (seed "${recipe.seed}") gives the same weights. The
loss is the subnet's own: CRPS of all scored changes, in its unbiased form over independent paths, each origin in units of its recent
volatility.

1. ${recipe.pretrainingSteps} steps on imagined markets (\`training/simulateMarket.ts\`): stochastic volatility in two factors and GARCH, with
   leverage and heavy tails, every constant drawn from a wide range. They are a prior, not data.
2. ${recipe.tuningSteps} steps in which half of each batch is real: ${TRAINING.from} to ${TRAINING.until}, which is about 50 outcomes that
   don't overlap. Every ${recipe.validationInterval} steps the years from ${VALIDATION.from} to ${VALIDATION.until} are asked, and the best
   weights of these moments are kept. ${tuningVerdict(file.trained)}

## Data

S&P 500, daily closes, from the npm package vega-datasets 3.2.1 (package BSD-3-Clause; its descriptor names Yahoo Finance as the source
and no licence for this table). It is read from the installed dependency; no row of it is in this repository. The weights are under the
repository's licence.

## Measured

In the held-out years, ${HELD_OUT.from} to 2020-04-17. No bar of them took part in training or in the choice of weights.
${market?.origins ?? 0} origins, one each ${market?.strideBars ?? 1} bars, ${PATHS} stratified paths for every profile; loss as it is scored; intervals from
${report.replicates} resamples of blocks of ${market?.blockBars ?? 0} bars. All profiles, and calibration: \`subnetkit backtest price-prediction\`.

${backtestTable(report)}

ONNX Runtime and TF.js differ by at most ${file.difference.toExponential(1)} (10⁻⁴ is allowed). \`${name}.golden.json\` holds TF.js's outputs for
\`training/goldenInputs.ts\`.${refitted ? ` \`${name}.weights.json\` holds the same weights for the profile \`refit\`, which trains the last layer further.` : ""}

## Limits

One index, daily, 2000 to 2020. Nothing says that the skill holds elsewhere or later. Not investment advice.
`;
}
