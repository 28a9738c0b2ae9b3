import { toConserve, toHaveDividends, toHaveIncentive, toRankAbove, toThrowCode } from "./matchers.js";

/** All matchers, by name. */
export const matchers = { toConserve, toHaveDividends, toHaveIncentive, toRankAbove, toThrowCode };

/**
 * Adds the matchers to the `expect` of a test runner that extends as Jest does. With Vitest, importing `subnetkit/testing/vitest` does
 * that, and gives them their types.
 *
 * @example installMatchers(expect);
 */
export function installMatchers(expect: { extend(added: typeof matchers): void }): void {
  expect.extend(matchers);
}
