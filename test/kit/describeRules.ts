import type { Subnet } from "../../core/plugin/subnet.js";
import { fail, SubnetkitError } from "../../core/primitives/errors.js";
import { checkErrors } from "../../runner/check/checkErrors.js";
import { findingText } from "../../runner/check/findingText.js";
import { rules, type CheckReport, type Rule } from "../../runner/check/rules.js";
import { unenforcedRules } from "../../runner/check/unenforced.js";

/** The functions that test runners have in common; `node:test` says `before` where others say `beforeAll`. */
export interface TestRunner {
  describe(name: string, body: () => void): unknown;
  beforeAll?(prepare: () => Promise<void>, timeoutMs?: number): unknown;
  before?(prepare: () => Promise<void>): unknown;
  it(name: string, test: (...context: unknown[]) => void): unknown;
}

type Prepared = Required<Pick<TestRunner, "describe" | "it" | "beforeAll">>;

/** Two processes that play the subnet whole: minutes on a busy machine with large models. */
const LIMIT_MS = 600_000;

/** The tests of `describeSubnet`, whatever makes the report. */
export function describeRules(
  { contract }: Pick<Subnet, "contract">,
  { describe, it, beforeAll }: Prepared,
  check: () => Promise<CheckReport>,
): void {
  const unenforced = new Map(
    unenforcedRules(contract.needs?.workers === true).map((each) => [each.rule, each] as const),
  );
  describe(`the subnet ${contract.id} conforms`, () => {
    let report: CheckReport | undefined;
    beforeAll(async () => {
      report = await check();
    }, LIMIT_MS);
    for (const [rule, sentence] of Object.entries(rules) as [Rule, string][]) {
      const known = unenforced.get(rule);
      const name = known ? `${sentence} (not enforced: ${known.reason})` : sentence;
      // Without a named parameter: Jest would take it for a callback that ends the test.
      it(name, (...context) => {
        if (verdictOf(report, rule) === "unenforced") skip(rule, report, context[0]);
      });
    }
  });
}

/** Throws every finding of a broken rule, and for one that was not reached. */
function verdictOf(report: CheckReport | undefined, rule: Rule): "passed" | "unenforced" {
  const broken = findingsOf(report, rule).filter(({ kind }) => kind === "broken");
  const [first] = broken;
  if (first) {
    const message = broken.map(findingText).join("\n");
    throw new SubnetkitError({ code: first.code, message: `${message}\n`, next: first.fix });
  }
  switch (report?.verdicts[rule]) {
    case "passed":
      return "passed";
    case "unenforced":
      return "unenforced";
    default:
      throw fail(checkErrors.skipped, { rule });
  }
}

/** Marks the test as skipped, in runners whose tests can say so while they run; the name says it in any. */
function skip(rule: Rule, report: CheckReport | undefined, context: unknown): void {
  const { skip: mark }: { readonly skip?: unknown } = Object(context) as object;
  const reason = findingsOf(report, rule).map((each) => each.reason);
  // Called as a method: node:test keeps its state there.
  if (typeof mark === "function") (context as { skip(note: string): void }).skip(reason.join(" "));
}

const findingsOf = (report: CheckReport | undefined, rule: Rule): CheckReport["findings"] =>
  report?.findings.filter((finding) => finding.rule === rule) ?? [];
