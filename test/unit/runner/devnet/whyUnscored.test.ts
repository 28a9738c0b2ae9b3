import { expect, it } from "vitest";
import { whyUnscored, type Circumstances } from "../../../../runner/devnet/whyUnscored.js";
import type { RoundObservation } from "../../../../runner/neuron/messages.js";

const round = (values: Partial<RoundObservation> = {}): RoundObservation => ({
  validatorUid: 0,
  height: 4,
  tasks: 1,
  waiting: 0,
  refusals: ["SK1532"],
  weightsSet: false,
  miners: [{ uid: 3, meanScore: undefined, weight: 0, missing: {} }],
  elapsedMs: 1,
  ...values,
});
const row = (meanScore: number | undefined, incentiveU16 = 0) => ({ meanScore, incentiveU16 });

interface Case {
  readonly rows?: readonly ReturnType<typeof row>[];
  readonly rounds?: readonly RoundObservation[];
  readonly canAsk?: boolean;
  readonly how?: Partial<Circumstances>;
}
const why = ({ rows = [row(undefined)], rounds = [], canAsk = true, how = {} }: Case): unknown =>
  whyUnscored(rows, rounds, canAsk, { isByClock: true, epochs: 1, isLost: false, failures: [], ...how });

it.each<[string, Case, unknown]>([
  ["nothing where somebody has a score", { rows: [row(0), row(0.1), row(undefined)] }, undefined],
  ["zeros", { rows: [row(0), row(undefined)], rounds: [round()] }, { reason: "zero" }],
  ["outcomes to come", { rounds: [round(), round({ waiting: 1 })] }, { reason: "waiting" }],
  [
    "rounds that fail, also while answers wait",
    { rounds: [round({ refusals: ["SK1524", "SK1532"], waiting: 1 }), round({ refusals: ["SK1522"] })] },
    { reason: "failed", codes: ["SK1522", "SK1524"] },
  ],
  ["validators that never began", { how: { failures: ["SK1324"] } }, { reason: "failed", codes: ["SK1324"] }],
  [
    "what failed before the last round no more",
    { rounds: [round()], how: { failures: ["SK1324"] } },
    { reason: "noTask" },
  ],
  ["a lost thread", { how: { isLost: true } }, { reason: "lost" }],
  ["miners that nobody can reach", { canAsk: false }, { reason: "noMiner" }],
  ["rounds without anybody", { rounds: [round({ miners: [] })] }, { reason: "noMiner" }],
  ["a first round that is under way", {}, { reason: "noRound", isSlow: false, isPaid: false }],
  ["rounds longer than an epoch", { how: { epochs: 2 } }, { reason: "noRound", isSlow: true, isPaid: false }],
  [
    "no epoch too short where blocks wait for the work",
    { how: { epochs: 2, isByClock: false } },
    { reason: "noRound", isSlow: false, isPaid: false },
  ],
  [
    "weights from before a restart",
    { rows: [row(undefined, 9)] },
    { reason: "noRound", isSlow: false, isPaid: true },
  ],
])("names %s", (_, given, expected) => {
  expect(why(given)).toEqual(expected);
});
