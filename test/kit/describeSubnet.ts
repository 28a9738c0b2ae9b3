import { createRequire } from "node:module";
import type { Subnet } from "../../core/plugin/subnet.js";
import { fail } from "../../core/primitives/errors.js";
import { checkErrors } from "../../runner/check/checkErrors.js";
import { checkSubnet } from "../../runner/check/checkSubnet.js";
import { describeRules, type TestRunner } from "./describeRules.js";

/**
 * Makes a test of each rule that a subnet has to keep; see docs/check.md. The subnet itself is run in processes of its own, from the
 * entry file that its `url` names. What this Node can't enforce is skipped, and named so.
 *
 * @param runner the test runner's own functions; if left out its globals, and without any those of `node:test`
 * @throws SK3522 in Vitest without globals: `subnetkit/testing/vitest` has the function that needs no runner
 * @example
 * describeSubnet(subnet);
 */
export function describeSubnet(
  subnet: Pick<Subnet, "contract" | "url">,
  runner: Partial<TestRunner> = runnerAround(),
): void {
  const { describe, it } = runner;
  const beforeAll = runner.beforeAll ?? runner.before;
  if (!describe || !it || !beforeAll) throw fail(checkErrors.noRunner);
  describeRules(subnet, { describe, it, beforeAll }, () => checkSubnet(subnet.url));
}

function runnerAround(): Partial<TestRunner> {
  const globals = globalThis as Partial<TestRunner>;
  if (globals.describe && globals.it) return globals;
  // Vitest's functions can't be had synchronously; Node's would run beside it, unseen.
  if (process.env["VITEST"] !== undefined) return {};
  return createRequire(import.meta.url)("node:test") as TestRunner;
}
