import type { Subnet } from "../../core/plugin/subnet.js";
import { fail, SubnetkitError } from "../../core/primitives/errors.js";
import { checkErrors } from "../../runner/check/checkErrors.js";
import { checkSubnet } from "../../runner/check/checkSubnet.js";
import { rules, type CheckReport, type Rule } from "../../runner/check/rules.js";

/** The three functions that Vitest, Jest and Mocha-likes have in common. */
export interface TestRunner {
  describe(name: string, body: () => void): unknown;
  beforeAll(prepare: () => Promise<void>, timeoutMs?: number): unknown;
  it(name: string, test: () => void): unknown;
}

/** Two processes that play the subnet whole: minutes on a busy machine with large models. */
const LIMIT_MS = 600_000;

/**
 * Makes a test of each rule that a subnet has to keep; see docs/check.md. The subnet itself is run in processes of its own, from the
 * entry file that its `url` names.
 *
 * @param runner the test runner's own functions; its globals if left out
 * @throws SK3522 without a runner
 * @example
 * import { beforeAll, describe, it } from "vitest";
 * describeSubnet(subnet, { beforeAll, describe, it });
 */
export function describeSubnet(
  subnet: Pick<Subnet, "contract" | "url">,
  runner: Partial<TestRunner> = globalThis as Partial<TestRunner>,
): void {
  const { describe, beforeAll, it } = runner;
  if (!describe || !beforeAll || !it) throw fail(checkErrors.noRunner);
  describe(`the subnet ${subnet.contract.id} conforms`, () => {
    let report: CheckReport | undefined;
    beforeAll(async () => {
      report = await checkSubnet(subnet.url);
    }, LIMIT_MS);
    for (const [rule, sentence] of Object.entries(rules) as [Rule, string][]) {
      it(sentence, () => assertRule(report, rule));
    }
  });
}

/** Fails with the first finding; a rule that was not reached has not been kept. What can't be enforced can't be tested. */
function assertRule(report: CheckReport | undefined, rule: Rule): void {
  const broken = report?.findings.find((finding) => finding.rule === rule && finding.kind === "broken");
  if (broken) {
    const { code, reason, file, fix } = broken;
    throw new SubnetkitError({ code, message: `${reason} (${file})`, next: fix });
  }
  const verdict = report?.verdicts[rule];
  if (verdict === undefined || verdict === "skipped") throw fail(checkErrors.skipped, { rule });
}
