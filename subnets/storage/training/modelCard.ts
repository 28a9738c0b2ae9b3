import { FEATURES } from "../availability/features.js";
import type { Recipe } from "./recipe.js";
import { cheapest, type RepairPoint } from "./measureRepair.js";

/** What the training measured. */
export interface Measured {
  readonly recipe: Recipe;
  readonly sha256: string;
  readonly sizeBytes: number;
  readonly weights: number;
  /** Largest difference between TF.js and ONNX Runtime. */
  readonly difference: number;
  readonly brier: { readonly model: number; readonly uptime: number };
  readonly repair: { readonly model: readonly RepairPoint[]; readonly uptime: readonly RepairPoint[] };
}

const BOUNDS = [0.02, 0.01, 0.005, 0.002];

const percent = (share: number): string => `${(100 * share).toFixed(2)} %`;

function repairRow({ repair }: Measured, bound: number): string {
  const [uptime, model] = [cheapest(repair.uptime, bound), cheapest(repair.model, bound)];
  const cell = (point: RepairPoint | undefined): string =>
    point
      ? `${point.trafficShards.toFixed(1)} (margin ${point.margin}, ${percent(point.unavailable)})`
      : "not reached";
  const saved = uptime && model ? percent(1 - model.trafficShards / uptime.trafficShards) : "–";
  return `| ${percent(bound)} | ${cell(uptime)} | ${cell(model)} | ${saved} |`;
}

/** The page that stands beside the model. */
export function modelCard(measured: Measured): string {
  const { recipe, sha256, sizeBytes, weights, difference, brier } = measured;
  return `# availability.onnx

**Trained on simulated churn**: no trace of a real network was at hand. Its figures say what it does in a world made of the assumptions below,
not in yours. A client refits it on what it sees itself (\`training/fitPerceptron.ts\`), and that is the better model wherever there is enough of it.

${sizeBytes} bytes, ${weights} trained weights, ONNX operator set 17. SHA-256 \`${sha256}\`.
Licence: the repository's. This page is written by the training script.

|        | name        | shape          | what                                                              |
| ------ | ----------- | -------------- | ----------------------------------------------------------------- |
| input  | features    | [rows, ${FEATURES}]     | from a miner's history, see \`availability/features.ts\`, float32   |
| output | probability | [rows, 2]      | that the miner is up in 24 hours; share of them in which it is up |

## Data

\`availability/simulateChurn.ts\` imagines miners hour by hour for ${recipe.days} days. Times between states are exponential.

| kind   | share | assumed                                                                                          |
| ------ | ----: | ------------------------------------------------------------------------------------------------ |
| server |  30 % | up 500 h on average, down 2 h                                                                    |
| home   |  35 % | on for 8 to 16 hours of its own day, 3 % of them missed, 3 % of the others used                  |
| flaky  |  20 % | up 12 h, down 6 h                                                                                |
| fading |  15 % | a server whose outages come more often every day, until it stays away after 10 to 50 days        |

Of all kinds one in 90 leaves for good each day. Sightings come once an hour and are right. The features look for just these habits, so the
figures show that the model finds what is there, not that it is there in a real network.

Training: ${recipe.trainingMiners} miners, ${recipe.rowsEach} moments of each. Test: ${recipe.testMiners} other miners, as many moments.

## Recipe

\`npm run train:storage\`, about half a minute on one core: a perceptron of ${FEATURES}, 24, 12 and 1, TF.js, Adam on the cross-entropy,
${recipe.epochs} epochs, rate ${recipe.learningRate}, seed "${recipe.seed}". The same recipe gives the same bytes on the same TF.js.
ONNX Runtime and TF.js differ by at most ${difference.toExponential(1)} (10⁻⁵ is allowed).

## Measured

Brier score on the test miners, of being up 24 hours later (first output):

| estimate               |      Brier |
| ---------------------- | ---------: |
| plain uptime of a week | ${brier.uptime.toFixed(4)} |
| the model              | ${brier.model.toFixed(4)} |

Repair (\`training/measureRepair.ts\`): three networks of 80 miners, chunks of 4 + 4 shards, looked at every six hours for 46 days. One rule for both
estimates (the second output): shards go to miners by expected availability; when the expected number of live shards falls below 4 + margin, those expected to be
away more often than not are replaced. Traffic in shards fetched and sent, a chunk and month, at the margin that is cheapest for a bound on the
time during which a chunk can't be read at once, with no chunk lost:

| unreadable at most | plain uptime | the model | traffic saved |
| -----------------: | -----------: | --------: | ------------: |
${BOUNDS.map((bound) => repairRow(measured, bound)).join("\n")}

## Limits

Trained for sightings about once an hour, over at most two weeks. It knows nothing of outages that come together: a provider, a country, a
power cut. Placement spreads over hotkeys, not over causes of failure.
`;
}
