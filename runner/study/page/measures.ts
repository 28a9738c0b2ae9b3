import type { NeuronEpoch, StudyNeuron, StudyRun } from "../studyResult.js";
import type { Series } from "./lineChart.js";

/** A neuron with the CSS variable of its colour. */
export interface Coloured extends StudyNeuron {
  readonly colour: string;
}

/** One measure of several neurons over the epochs. */
export function seriesOf(
  run: StudyRun,
  neurons: readonly Coloured[],
  measure: (neuron: NeuronEpoch) => number,
): Series[] {
  return neurons.map(({ uid, name, colour }) => ({
    name,
    colour,
    values: run.epochs.map(({ neurons: measured }) =>
      measured[uid] === undefined ? 0 : measure(measured[uid]),
    ),
  }));
}

/** A validator's share of the dividends over its share of the stake; 0 without stake. */
export function dividendsPerStake(run: StudyRun, validator: Coloured): Series {
  const [series] = seriesOf(run, [validator], ({ dividends, stakeShare }) =>
    stakeShare === 0 ? 0 : dividends / stakeShare,
  );
  return series ?? { name: validator.name, colour: validator.colour, values: [] };
}

/** Each validator's share of all bonds with one miner. */
export function bondSeries(run: StudyRun, miner: Coloured, validators: readonly Coloured[]): Series[] {
  return validators.map(({ uid, name, colour }) => ({
    name,
    colour,
    values: run.epochs.map(
      ({ bonds }) => bonds.find((bond) => bond.validator === uid && bond.miner === miner.uid)?.share ?? 0,
    ),
  }));
}

export function meanOf(values: readonly number[]): number {
  return values.length === 0 ? 0 : values.reduce((sum, value) => sum + value, 0) / values.length;
}
