import { describe, expect, it } from "vitest";
import { isSubnetkitError } from "../../../core/primitives/errors.js";
import {
  rules,
  type CheckReport,
  type Finding,
  type Rule,
  type Verdict,
} from "../../../runner/check/rules.js";
import { describeRules } from "../../kit/describeRules.js";
import { contract } from "../core/roles/networkFixture.js";

const allRules = Object.keys(rules) as Rule[];

const finding = (rule: Rule, code: string, kind: Finding["kind"] = "broken"): Finding => ({
  rule,
  kind,
  file: `/mine/${code}.js:7`,
  code,
  reason: `The reason of ${code}.`,
  fix: `The fix of ${code}.`,
});

const reportOf = (changed: Partial<Record<Rule, Verdict>>, findings: Finding[] = []): CheckReport => ({
  subnet: contract.id,
  entry: "file:///mine/index.js",
  // One verdict for each rule.
  verdicts: Object.fromEntries(
    allRules.map((rule) => [rule, changed[rule] ?? "passed"] as const),
  ) as CheckReport["verdicts"],
  findings,
  ok: findings.length === 0,
});

interface Outcome {
  readonly name: string;
  readonly result: "passed" | "skipped" | "failed";
  readonly error?: unknown;
}

/** What a test runner would tell of each rule. */
async function outcomesOf(
  report: CheckReport | undefined,
  { canSkip = true, workers = false } = {},
): Promise<Record<Rule, Outcome>> {
  const tests: [name: string, test: (...context: unknown[]) => void][] = [];
  let prepare: () => Promise<void> = () => Promise.resolve();
  describeRules(
    { contract: { ...contract, needs: { workers } } },
    {
      describe: (_, body) => body(),
      beforeAll: (given) => (prepare = given),
      it: (name, test) => tests.push([name, test]),
    },
    () => (report ? Promise.resolve(report) : Promise.reject(new Error("no report"))),
  );
  await prepare().catch(() => undefined);
  const outcomes = tests.map(([name, test]): Outcome => {
    let result: Outcome["result"] = "passed";
    try {
      test(...(canSkip ? [{ skip: () => (result = "skipped") }] : []));
    } catch (error) {
      return { name, result: "failed", error };
    }
    return { name, result };
  });
  return Object.fromEntries(allRules.map((rule, at) => [rule, outcomes[at]])) as Record<Rule, Outcome>;
}

const unenforced = { network: "unenforced" } as const;

describe("describeRules", () => {
  it("passes what was kept, and fails what was not reached or never checked", async () => {
    const { pure, order } = await outcomesOf(reportOf({ ...unenforced, order: "skipped" }));
    expect(pure).toEqual({ name: rules.pure, result: "passed" });
    expect(order.error).toMatchObject({ code: "SK3523" });
    const unchecked = await outcomesOf(undefined);
    expect(new Set(allRules.map((rule) => unchecked[rule].result))).toEqual(new Set(["failed"]));
  });

  it("tells every finding of a broken rule: code, place, reason and fix", async () => {
    const findings = [finding("pure", "SK3511"), finding("pure", "SK3510"), finding("order", "SK3512")];
    const report = reportOf({ ...unenforced, pure: "failed", order: "failed" }, findings);
    const { pure, order, robust } = await outcomesOf(report);
    expect([pure.result, order.result, robust.result]).toEqual(["failed", "failed", "passed"]);
    expect(isSubnetkitError(pure.error) && pure.error.code).toBe("SK3511");
    const { message } = pure.error as Error;
    for (const { code, file, reason, fix } of findings.slice(0, 2)) {
      for (const part of [code, file, reason, fix]) expect(message).toContain(part);
    }
    expect(message).not.toContain("SK3512");
  });

  it("never passes what is not enforced: it skips it, and says so in the name", async () => {
    const findings = [
      finding("network", "SK3520", "unenforced"),
      finding("processes", "SK3520", "unenforced"),
    ];
    const report = reportOf({ network: "unenforced", processes: "unenforced" }, findings);
    const { network, processes, files } = await outcomesOf(report, { workers: true });
    expect([network.result, processes.result, files.result]).toEqual(["skipped", "skipped", "passed"]);
    const { network: unskipped } = await outcomesOf(report, { canSkip: false });
    expect(unskipped.name).toMatch(/not enforced/);
    expect(processes.name).toMatch(/not enforced/);
    expect(files.name).toBe(rules.files);
  });

  it("fails what is broken although the rest of it is not enforced", async () => {
    const findings = [finding("processes", "SK3520", "unenforced"), finding("processes", "SK3514")];
    const { processes } = await outcomesOf(reportOf({ ...unenforced, processes: "failed" }, findings), {
      workers: true,
    });
    expect(processes.error).toMatchObject({ code: "SK3514" });
  });
});
