/** A parsed semantic version (semver.org 2.0.0); build metadata is not kept, since it has no rank. */
export interface Version {
  readonly core: readonly [major: number, minor: number, patch: number];
  readonly prerelease: readonly string[];
}

const NUMBER = "(0|[1-9]\\d{0,8})";
const VERSION = new RegExp(
  `^${NUMBER}\\.${NUMBER}\\.${NUMBER}(?:-([0-9A-Za-z-]+(?:\\.[0-9A-Za-z-]+)*))?(?:\\+[0-9A-Za-z.-]+)?$`,
);
const COMPARATOR = /^(\^|~|>=|<=|>|<|=)?(.+)$/;

/** Reads "1.2.3" or "1.2.3-beta.1"; undefined when the text is no semantic version. */
export function versionFromText(text: string): Version | undefined {
  const match = VERSION.exec(text);
  if (!match) return undefined;
  const [, major, minor, patch, prerelease] = match;
  return {
    core: [Number(major), Number(minor), Number(patch)],
    prerelease: prerelease === undefined ? [] : prerelease.split("."),
  };
}

function comparePart(a: string, b: string): number {
  const numeric = /^\d+$/;
  if (numeric.test(a) && numeric.test(b)) return Number(a) - Number(b);
  if (numeric.test(a) !== numeric.test(b)) return numeric.test(a) ? -1 : 1;
  return a < b ? -1 : a > b ? 1 : 0;
}

/** Negative, zero or positive as `a` is older than, equal to or newer than `b`; a prerelease is older than its release. */
export function compareVersions(a: Version, b: Version): number {
  const core = a.core[0] - b.core[0] || a.core[1] - b.core[1] || a.core[2] - b.core[2];
  if (core !== 0) return core;
  if (a.prerelease.length === 0 || b.prerelease.length === 0)
    return b.prerelease.length - a.prerelease.length;
  for (let at = 0; at < Math.min(a.prerelease.length, b.prerelease.length); at++) {
    const order = comparePart(a.prerelease[at] ?? "", b.prerelease[at] ?? "");
    if (order !== 0) return order;
  }
  return a.prerelease.length - b.prerelease.length;
}

/** The first version that "^" (or "~") no longer covers. */
function ceiling(operator: "^" | "~", { core: [major, minor, patch] }: Version): Version {
  if (operator === "~") return { core: [major, minor + 1, 0], prerelease: [] };
  if (major > 0) return { core: [major + 1, 0, 0], prerelease: [] };
  return { core: minor > 0 ? [0, minor + 1, 0] : [0, 0, patch + 1], prerelease: [] };
}

type Test = (version: Version) => boolean;

function comparator(text: string): Test | undefined {
  if (text === "*") return () => true;
  const match = COMPARATOR.exec(text);
  const operator = match?.[1] ?? "=";
  const bound = versionFromText(match?.[2] ?? "");
  if (!bound) return undefined;
  const order = (version: Version): number => compareVersions(version, bound);
  switch (operator) {
    case ">=":
      return (version) => order(version) >= 0;
    case "<=":
      return (version) => order(version) <= 0;
    case ">":
      return (version) => order(version) > 0;
    case "<":
      return (version) => order(version) < 0;
    case "^":
    case "~": {
      const end = ceiling(operator, bound);
      // A prerelease of the end sorts below it, yet belongs to what the range leaves out.
      return (version) => order(version) >= 0 && compareVersions({ ...version, prerelease: [] }, end) < 0;
    }
    default:
      return (version) => order(version) === 0;
  }
}

/**
 * Reads a version range: comparators ("^1.2.0", "~1.2.0", ">=1.0.0 <2.0.0", "1.2.3", "*") joined by spaces, alternatives by "||".
 * Returns the test, or undefined when the text is no range.
 *
 * @example rangeFromText("^1.2.0")?.({ core: [1, 9, 0], prerelease: [] }) === true
 */
export function rangeFromText(text: string): Test | undefined {
  const alternatives = text.split("||").map((part) =>
    part
      .trim()
      .split(/\s+/)
      .map((item) => comparator(item)),
  );
  const complete = alternatives.map((tests) => tests.filter((test) => test !== undefined));
  if (complete.some((tests, at) => tests.length !== alternatives[at]?.length)) return undefined;
  return (version) => complete.some((tests) => tests.every((test) => test(version)));
}
