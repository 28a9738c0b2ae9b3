/** One value that isn't what a vector says it must be. Values are shown as JSON text. */
export interface Difference {
  /** Where, from the top of the case: `outputs.bonds[3][0][1]`. */
  readonly path: string;
  readonly expected: string;
  readonly actual: string;
}

/** What a comparison found: how many single values it looked at, and those that differ. */
export interface Comparison {
  readonly comparisons: number;
  readonly differences: readonly Difference[];
}

/**
 * Compares two values of JSON, deeply and without any tolerance. Bring computed values into the form of the vector
 * first (amounts as decimal strings, flags as 0/1 where the vector has them so).
 *
 * @example compare([1, "2"], [1, "3"], "stake").differences[0]?.path === "stake[1]"
 */
export function compare(expected: unknown, actual: unknown, path: string): Comparison {
  const differences: Difference[] = [];
  const comparisons = walk(expected, actual, path, differences);
  return { comparisons, differences };
}

/** Joins the results of several comparisons of one case. */
export function joinComparisons(parts: readonly Comparison[]): Comparison {
  return {
    comparisons: parts.reduce((total, part) => total + part.comparisons, 0),
    differences: parts.flatMap((part) => part.differences),
  };
}

function walk(expected: unknown, actual: unknown, path: string, differences: Difference[]): number {
  if (Array.isArray(expected) && Array.isArray(actual)) {
    let comparisons = report(expected.length, actual.length, `${path}.length`, differences);
    const shared = Math.min(expected.length, actual.length);
    for (let i = 0; i < shared; i += 1)
      comparisons += walk(expected[i], actual[i], `${path}[${i}]`, differences);
    return comparisons;
  }
  if (isObject(expected) && isObject(actual)) {
    let comparisons = 0;
    for (const key of new Set([...Object.keys(expected), ...Object.keys(actual)])) {
      comparisons += walk(expected[key], actual[key], path === "" ? key : `${path}.${key}`, differences);
    }
    return comparisons;
  }
  return report(expected, actual, path, differences);
}

function report(expected: unknown, actual: unknown, path: string, differences: Difference[]): number {
  if (expected !== actual) differences.push({ path, expected: show(expected), actual: show(actual) });
  return 1;
}

/** Long values (a whole missing vector) are cut: the path is what helps. */
function show(value: unknown): string {
  const text = value === undefined ? "nothing" : JSON.stringify(value);
  return text.length > 120 ? `${text.slice(0, 117)}...` : text;
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
