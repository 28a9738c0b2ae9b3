import { checkConservation } from "../../../core/chain/conservation.js";
import { fail, isSubnetkitError, reportOf } from "../../../core/primitives/errors.js";
import type { State } from "../../../core/state/state.js";
import { kitErrors } from "../kitErrors.js";
import { shortValue } from "../shortValue.js";

/** What a matcher of Vitest, Jest and their like returns. */
export interface Verdict {
  readonly pass: boolean;
  readonly message: () => string;
}

/** A neuron as far as ranks go: one of `devnet.neuron()`, or of an epoch's outcome. */
export interface Ranked {
  readonly uid: number;
  readonly name: string | undefined;
  readonly incentive: number;
}

/** A neuron's dividends; one of `devnet.neuron()`, or of an epoch's outcome. */
export interface Dividend {
  readonly uid: number;
  readonly name: string | undefined;
  readonly dividends: number;
}

const nameOf = ({ uid, name }: { readonly uid: number; readonly name: string | undefined }): string =>
  name === undefined ? `UID ${uid}` : `${name} (UID ${uid})`;
const share = (value: number): string => value.toFixed(4);

/** Passes when one neuron has more incentive than another. @throws SK2935 */
export function toRankAbove(received: Ranked, other: Ranked): Verdict {
  assertNeuron("toRankAbove", received, "incentive");
  assertNeuron("toRankAbove", other, "incentive");
  const pass = received.incentive > other.incentive;
  return {
    pass,
    message: () =>
      `${nameOf(received)} has an incentive of ${share(received.incentive)}, ${nameOf(other)} one of ` +
      `${share(other.incentive)}: the first was expected ${pass ? "not to be" : "to be"} above the second.`,
  };
}

/** Passes when a neuron's incentive is this one, within a tolerance; half a percentage point if left out. @throws SK2935 */
export function toHaveIncentive(received: Ranked, expected: number, tolerance = 0.005): Verdict {
  assertNeuron("toHaveIncentive", received, "incentive");
  assertNumbers("toHaveIncentive", expected, tolerance);
  return nearly(`${nameOf(received)} has an incentive`, received.incentive, expected, tolerance);
}

/** Passes when a neuron's dividends are these, within a tolerance; half a percentage point if left out. @throws SK2935 */
export function toHaveDividends(received: Dividend, expected: number, tolerance = 0.005): Verdict {
  assertNeuron("toHaveDividends", received, "dividends");
  assertNumbers("toHaveDividends", expected, tolerance);
  return nearly(`${nameOf(received)} has dividends`, received.dividends, expected, tolerance);
}

/** Thrown, not a verdict: `not` would make a success of it. */
function wrong(matcher: string, given: unknown, needed: string): Error {
  return fail(kitErrors.wrongSubject, { matcher, given: shortValue(given), needed });
}

function assertNeuron(matcher: string, given: unknown, field: "incentive" | "dividends"): void {
  const neuron = given as Readonly<Record<string, unknown>> | null | undefined;
  if (typeof neuron?.[field] === "number") return;
  throw wrong(matcher, given, `a neuron with its ${field}, as devnet.neuron() or an outcome gives it`);
}

function assertNumbers(matcher: string, ...given: readonly unknown[]): void {
  for (const each of given) {
    if (typeof each !== "number" || Number.isNaN(each)) throw wrong(matcher, each, "numbers to compare with");
  }
}

function nearly(what: string, actual: number, expected: number, tolerance: number): Verdict {
  const pass = Math.abs(actual - expected) <= tolerance;
  return {
    pass,
    message: () =>
      `${what} of ${share(actual)}, ${pass ? "not " : ""}expected to be ${share(expected)} ± ${tolerance}.`,
  };
}

/** Passes when every rao of a network is accounted for. @throws SK2935 */
export function toConserve(received: { readonly chain: { readonly state: State } }): Verdict {
  const given: { readonly chain?: { readonly state?: Partial<State> } } | null | undefined = received;
  if (typeof given?.chain?.state?.get !== "function") {
    throw wrong("toConserve", received, "a network, as createDevnet gives it");
  }
  try {
    checkConservation(received.chain.state);
    return { pass: true, message: () => "Every rao is accounted for, which was not expected." };
  } catch (error) {
    const { message } = reportOf(error);
    return { pass: false, message: () => message };
  }
}

/**
 * Passes when a function throws an error with this code, a promise rejects with one, or the value is one. A function that returns
 * a promise, and a promise, make the matcher asynchronous.
 */
export function toThrowCode(received: unknown, code: string): Verdict | Promise<Verdict> {
  if (isPromiseLike(received)) return settled(received, code);
  if (typeof received !== "function") return judged(received, code);
  try {
    const result: unknown = (received as () => unknown)();
    return isPromiseLike(result) ? settled(result, code) : nothingThrown(code);
  } catch (error) {
    return judged(error, code);
  }
}

async function settled(work: PromiseLike<unknown>, code: string): Promise<Verdict> {
  try {
    await work;
  } catch (error) {
    return judged(error, code);
  }
  return nothingThrown(code);
}

function nothingThrown(code: string): Verdict {
  return { pass: false, message: () => `${code} was expected, and nothing was thrown.` };
}

function judged(error: unknown, code: string): Verdict {
  const found = reportOf(error);
  const pass = isSubnetkitError(error) && found.code === code;
  const what = isSubnetkitError(error) ? `${found.code}: ${found.message}` : found.message;
  return {
    pass,
    message: () =>
      pass ? `${code} was not expected: ${what}` : `${code} was expected, and this came: ${what}`,
  };
}

function isPromiseLike(value: unknown): value is PromiseLike<unknown> {
  return typeof value === "object" && value !== null && "then" in value && typeof value.then === "function";
}
