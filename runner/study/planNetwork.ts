import type { Matrix, Row } from "../../core/yuma/matrix.js";
import type { StudyNetwork, StudyStep, StudyVariant } from "./studyFile.js";
import { defaultStudyParameters, withParameters, type StudyParameters } from "./studyParameters.js";

/** One epoch of a network as its steps ask for it. */
export interface EpochPlan {
  readonly epoch: number;
  readonly parameters: StudyParameters;
  /** By UID, whole alpha. */
  readonly stakes: readonly number[];
  /** UIDs whose slot another neuron takes before this epoch. */
  readonly registered: ReadonlySet<number>;
  /** Miners to whom all bonds are forgotten before this epoch. */
  readonly forgotten: ReadonlySet<number>;
  /** Whether a uid sets weights for this epoch. */
  setsWeights(uid: number): boolean;
  /** The rows that are set for this epoch, given the epochs before. */
  rowsOf(past: readonly PastEpoch[]): Matrix<number>;
}

/** What others can see of an epoch, and copy. */
export interface PastEpoch {
  /** By UID, u16. */
  readonly consensus: readonly number[];
  readonly rows: Matrix<number>;
}

/** What steps change and what stays until they do. */
interface Standing {
  readonly parameters: StudyParameters;
  readonly stakes: readonly number[];
  readonly rows: Matrix<number>;
  readonly silent: ReadonlySet<number>;
}

/** Lays a network's steps out over its epochs. The file has been checked. */
export function planNetwork(network: StudyNetwork, variant: StudyVariant): EpochPlan[] {
  const names = [...network.validators.map(({ name }) => name), ...network.miners];
  const uidOf = (name: string): number => names.indexOf(name);
  const where = { file: network.name, path: "parameters" };
  const parameters = withParameters(
    withParameters(defaultStudyParameters, network.parameters, where),
    variant.parameters,
    where,
  );

  let standing: Standing = {
    parameters,
    stakes: names.map((_, uid) => network.validators[uid]?.stake ?? 0),
    rows: names.map(() => []),
    silent: new Set(),
  };
  return Array.from({ length: network.epochs }, (_, index): EpochPlan => {
    const epoch = index + 1;
    const step = network.steps.find((each) => each.epoch === epoch) ?? { epoch };
    standing = take(standing, step, uidOf);
    const { rows, silent, stakes } = standing;
    return {
      epoch,
      parameters: standing.parameters,
      stakes,
      registered: new Set((step.register ?? []).map(uidOf)),
      forgotten: forgotten(step, names, uidOf),
      setsWeights: (uid) => uid < network.validators.length && !silent.has(uid),
      rowsOf: (past) =>
        rows.map((row, uid) => {
          const { copies, delayEpochs = 1 } = network.validators[uid] ?? {};
          if (copies === undefined) return row;
          const source = past[index - delayEpochs];
          if (copies === "consensus") return rowOf(source?.consensus ?? [], uid);
          return (source?.rows[uidOf(copies)] ?? []).filter(([target]) => target !== uid);
        }),
    };
  });
}

function take(standing: Standing, step: StudyStep, uidOf: (name: string) => number): Standing {
  const stakes = new Map(Object.entries(step.stakes ?? {}).map(([name, stake]) => [uidOf(name), stake]));
  const weights = new Map(Object.entries(step.weights ?? {}).map(([name, row]) => [uidOf(name), row]));
  return {
    parameters: { ...standing.parameters, ...step.parameters },
    stakes: standing.stakes.map((stake, uid) => stakes.get(uid) ?? stake),
    rows: standing.rows.map((row, uid) => {
      const changed = weights.get(uid);
      if (changed === undefined) return row;
      const values = new Map(Object.entries(changed).map(([name, weight]) => [uidOf(name), weight]));
      return rowOf(standing.rows.map((_, target) => values.get(target) ?? 0));
    }),
    silent: step.silent === undefined ? standing.silent : new Set(step.silent.map(uidOf)),
  };
}

/** Weights as a client submits them: the largest becomes 65535, the others in proportion, to the nearest; zeros left out. */
function rowOf(weights: readonly number[], without?: number): Row<number> {
  const largest = weights.reduce((max, weight) => Math.max(max, weight), 0);
  return weights.flatMap((weight, target) => {
    const scaled = largest > 0 && target !== without ? Math.round((weight / largest) * 65_535) : 0;
    return scaled > 0 ? [[target, scaled] as const] : [];
  });
}

function forgotten(step: StudyStep, names: readonly string[], uidOf: (name: string) => number): Set<number> {
  if (step.resetBonds === true) return new Set(names.keys());
  return new Set((step.resetBonds ?? []).map(uidOf));
}
