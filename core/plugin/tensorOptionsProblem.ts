import { elementCount, isDType, TENSOR_ARRAYS } from "./tensorLayout.js";

/** What is wrong with the options of a tensor's schema, and at which of them. */
export interface OptionsProblem {
  /** Within the options: "shape[0].max". */
  readonly path: string;
  /** The end of a sentence. */
  readonly reason: string;
}

const RANGES = {
  int32: [-2_147_483_648, 2_147_483_647],
  int16: [-32_768, 32_767],
  uint16: [0, 65_535],
  uint8: [0, 255],
} as const;

const isSize = (value: unknown): value is number => Number.isSafeInteger(value) && Number(value) >= 0;

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === "object" && value !== null && !Array.isArray(value);

function dimensionProblem(dimension: unknown, path: string): OptionsProblem | undefined {
  if (isSize(dimension)) return undefined;
  if (!isRecord(dimension)) return { path, reason: "is neither a size of 0 or more nor { min, max }" };
  const unknown = Object.keys(dimension).find((name) => name !== "min" && name !== "max");
  if (unknown !== undefined) return { path, reason: `has the unknown field "${unknown}"; it has min, max` };
  const { min = 1, max } = dimension;
  if (!isSize(max)) return { path: `${path}.max`, reason: "is no size: a whole number of 0 or more" };
  if (!isSize(min)) return { path: `${path}.min`, reason: "is no size: a whole number of 0 or more" };
  return min > max ? { path, reason: `has no size from ${min} to ${max}` } : undefined;
}

function shapeProblem(shape: unknown): OptionsProblem | undefined {
  if (!Array.isArray(shape)) return { path: "shape", reason: "is not a list of dimensions" };
  const dimensions: readonly unknown[] = shape;
  for (const [at, dimension] of dimensions.entries()) {
    const problem = dimensionProblem(dimension, `shape[${at}]`);
    if (problem) return problem;
  }
  const largest = dimensions.map((dimension) => (isRecord(dimension) ? dimension["max"] : dimension));
  return elementCount(largest) === undefined
    ? { path: "shape", reason: "takes more elements than can be counted" }
    : undefined;
}

function boundsProblem(
  dtype: string,
  { min, max }: Readonly<Record<string, unknown>>,
): OptionsProblem | undefined {
  for (const [path, bound] of [
    ["min", min],
    ["max", max],
  ] as const) {
    if (bound === undefined || (typeof bound === "number" && !Number.isNaN(bound))) continue;
    return { path, reason: "is not a number" };
  }
  const [from, to] = [Number(min ?? -Infinity), Number(max ?? Infinity)];
  const range = Object.entries(RANGES).find(([name]) => name === dtype)?.[1];
  const [low, high] = range ?? [-Infinity, Infinity];
  const isEmpty = range ? Math.ceil(Math.max(from, low)) > Math.floor(Math.min(to, high)) : from > to;
  return isEmpty ? { path: "min", reason: `leaves no ${dtype} from ${from} to ${to}` } : undefined;
}

/** The first thing that is wrong with the options of a tensor's schema, whatever was given; undefined when tensors can meet them. */
export function tensorOptionsProblem(options: unknown): OptionsProblem | undefined {
  if (!isRecord(options)) return { path: "options", reason: "are not { dtype, shape, min, max }" };
  const { dtype, shape } = options;
  if (!isDType(dtype))
    return { path: "dtype", reason: `is none of ${Object.keys(TENSOR_ARRAYS).join(", ")}` };
  const unknown = Object.keys(options).find((name) => !["dtype", "shape", "min", "max"].includes(name));
  if (unknown !== undefined) return { path: unknown, reason: "is none of dtype, shape, min, max" };
  return shapeProblem(shape) ?? boundsProblem(dtype, options);
}
