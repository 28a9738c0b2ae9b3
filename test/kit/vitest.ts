/** `subnetkit/testing/vitest`: `describeSubnet` for Vitest; importing it adds the matchers to its `expect`, with their types. */
import { expect } from "vitest";
import { installMatchers } from "./matchers/installMatchers.js";
import type { Dividend, Ranked } from "./matchers/matchers.js";

declare module "vitest" {
  // The type parameter is Vitest's own.
  interface Matchers<T> {
    /** More incentive than another neuron. */
    toRankAbove(other: T extends Ranked ? Ranked : never): void;
    toHaveIncentive(expected: T extends Ranked ? number : never, tolerance?: number): void;
    toHaveDividends(expected: T extends Dividend ? number : never, tolerance?: number): void;
    /** Every rao of a network is accounted for. */
    toConserve(): void;
    /** An error with this code; of a promise, or of a function that returns one, it has to be awaited. */
    toThrowCode(
      code: string,
    ): T extends PromiseLike<unknown> | ((...args: never) => PromiseLike<unknown>) ? Promise<void> : void;
  }
}

export { describeSubnet } from "./describeSubnetInVitest.js";

installMatchers(expect);
