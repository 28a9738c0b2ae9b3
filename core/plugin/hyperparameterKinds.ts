/**
 * What a contract may ask for of each hyperparameter: a whole number, a bigint (amounts in rao, and what exceeds 2^53), a yes or no, or
 * one of some words. Ranges, defaults and effects stand in the kernel's own table, which nothing here may import; a test compares the two.
 */
export const HYPERPARAMETER_KINDS = {
  tempo: "integer",
  maxAllowedUids: "integer",
  maxAllowedValidators: "integer",
  minAllowedWeights: "integer",
  immunityPeriod: "integer",
  kappa: "integer",
  activityCutoffFactorMilli: "integer",
  weightsRateLimit: "integer",
  weightsVersionKey: "bigint",
  commitRevealEnabled: "flag",
  commitRevealPeriod: "integer",
  bondsMovingAverage: "integer",
  bondsPenalty: "integer",
  bondsReset: "flag",
  yuma3: "flag",
  liquidAlpha: "flag",
  alphaLow: "integer",
  alphaHigh: "integer",
  alphaSteepness: "integer",
  burnHalfLife: "integer",
  burnIncreaseMult: "bigint",
  minBurn: "bigint",
  maxBurn: "bigint",
  servingRateLimit: "integer",
  registrationAllowed: "flag",
  transferEnabled: "flag",
  ownerCutEnabled: "flag",
  recycleOrBurn: ["burn", "recycle"],
  feeRate: "integer",
} as const;

type ValueOf<Kind> = Kind extends "integer"
  ? number
  : Kind extends "bigint"
    ? bigint
    : Kind extends "flag"
      ? boolean
      : Kind extends readonly (infer Word)[]
        ? Word
        : never;

/** Hyperparameters a subnet asks for at its creation; the kernel checks each value against its own table. */
export type RequestedHyperparameters = {
  readonly [Name in keyof typeof HYPERPARAMETER_KINDS]?: ValueOf<(typeof HYPERPARAMETER_KINDS)[Name]>;
};

export function isHyperparameter(name: string): name is keyof typeof HYPERPARAMETER_KINDS {
  return Object.hasOwn(HYPERPARAMETER_KINDS, name);
}

/** What is wrong with a value for a hyperparameter of that name, as the end of a sentence; undefined when its kind is right. */
export function kindProblem(name: keyof typeof HYPERPARAMETER_KINDS, value: unknown): string | undefined {
  const kind = HYPERPARAMETER_KINDS[name];
  if (typeof kind !== "string") {
    return kind.some((word) => word === value) ? undefined : `is neither ${kind.join(" nor ")}`;
  }
  switch (kind) {
    case "integer":
      return Number.isSafeInteger(value) ? undefined : "is not a whole number";
    case "bigint":
      return typeof value === "bigint" ? undefined : "is not a bigint, such as 500_000n";
    case "flag":
      return typeof value === "boolean" ? undefined : "is neither true nor false";
  }
}
