import { RAO_PER_TAO } from "../../core/primitives/amounts.js";
import { fail } from "../../core/primitives/errors.js";
import { hyperparameterTable, type Hyperparameters } from "../../core/registry/hyperparameterTable.js";
import { defaultHyperparameters } from "../../core/registry/hyperparameters.js";
import { studyErrors } from "./studyErrors.js";

const names = [
  "tempo",
  "kappa",
  "activityCutoffFactorMilli",
  "maxAllowedValidators",
  "bondsMovingAverage",
  "bondsPenalty",
  "yuma3",
  "liquidAlpha",
  "alphaLow",
  "alphaHigh",
  "alphaSteepness",
] as const satisfies readonly (keyof Hyperparameters)[];

/** What a study may switch: the hyperparameters that an epoch reads, in the chain's units, and two amounts. */
export interface StudyParameters extends Pick<Hyperparameters, (typeof names)[number]> {
  /** What an epoch distributes, in whole alpha. */
  readonly emission: number;
  /** Stake below it counts as none, in whole alpha. */
  readonly stakeThreshold: number;
}

/** The chain's own values. One alpha a block, less the owner's 18 %, over a tempo of 360. */
export const defaultStudyParameters: StudyParameters = {
  ...defaultHyperparameters,
  emission: 295.2,
  stakeThreshold: 0,
};

/** Registrations and weights of an epoch need blocks of their own. */
const MIN_TEMPO = 4;
const MAX_ALPHA = 21_000_000;

/**
 * Puts a file's parameters over others.
 *
 * @param where the file, and the path in it, for errors
 * @throws SK2606
 */
export function withParameters(
  base: StudyParameters,
  changes: Readonly<Record<string, unknown>> | undefined,
  where: { readonly file: string; readonly path: string },
): StudyParameters {
  for (const [name, value] of Object.entries(changes ?? {})) {
    const reason = problemOf(name, value);
    if (reason === undefined) continue;
    const path = `${where.path}.${name}`;
    throw fail(studyErrors.wrongParameter, { file: where.file, path, value: JSON.stringify(value), reason });
  }
  return { ...base, ...changes };
}

function problemOf(name: string, value: unknown): string | undefined {
  if (name === "emission" || name === "stakeThreshold") {
    const fits = typeof value === "number" && value >= 0 && value <= MAX_ALPHA;
    return fits ? undefined : `it takes whole alpha, from 0 to ${MAX_ALPHA}`;
  }
  const known = names.find((each) => each === name);
  if (known === undefined)
    return `there is no such parameter; there are ${names.join(", ")}, emission and stakeThreshold`;
  if (name === "tempo" && typeof value === "number" && value < MIN_TEMPO)
    return `a study's tempo is at least ${MIN_TEMPO}`;
  const rules = hyperparameterTable[known];
  return rules.accepts(value, "network") ? undefined : `it takes ${rules.range}`;
}

/** Whole alpha as rao, to the nearest. */
export function raoOf(alpha: number): bigint {
  return BigInt(Math.round(alpha * Number(RAO_PER_TAO)));
}
