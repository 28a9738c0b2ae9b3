import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { fail } from "../../core/primitives/errors.js";
import { checkErrors } from "./checkErrors.js";
import type { RecordedTask } from "./probe/record.js";
import { rulesOf, STAGES } from "./probe/messages.js";
import { rules, type CheckReport, type Finding, type Rule, type Verdict } from "./rules.js";
import { groupAlike } from "./groupAlike.js";
import { pluginFolder } from "./pluginFolder.js";
import { runProbeProcess, type ProbeResult, type ProbeStep } from "./runProbeProcess.js";
import { unenforcedRules } from "./unenforced.js";
import { whenEnding } from "./whenEnding.js";

export interface CheckOptions {
  /** Longest that one stage may take, in ms of real time: a plugin that hangs is found, not waited for. */
  readonly stageLimitMs?: number;
  /** Told what is looked at from now on, and in which run. */
  readonly onStep?: (step: CheckStep) => void;
}

/** What a check looks at. */
export interface CheckStep extends ProbeStep {
  /** Counted from 1. */
  readonly run: number;
}

const STAGE_LIMIT_MS = 120_000;

/**
 * Checks a subnet against everything that a plugin has to keep: it runs twice, in processes of its own, first under Node's permission
 * model, then as on a network, with the subnet's own validator and a miner of each profile. A subnet that was refused an access never
 * runs without the permission model.
 *
 * @param entry `file:` URL of the entry module
 * @example
 * const report = await checkSubnet(pathToFileURL("my-subnet/index.js").href);
 * if (!report.ok) console.log(report.findings);
 */
export async function checkSubnet(entry: string, options: CheckOptions = {}): Promise<CheckReport> {
  const folder = mkdtempSync(join(tmpdir(), "subnetkit-check-"));
  const remove = (): void => rmSync(folder, { recursive: true, force: true });
  const forget = whenEnding(remove);
  let runs = 0;
  const run = (restricted: Restriction, recorded: readonly RecordedTask[] = []): Promise<ProbeResult> => {
    const number = (runs += 1);
    return runProbeProcess({
      stageLimitMs: options.stageLimitMs ?? STAGE_LIMIT_MS,
      job: { entry, folder: pluginFolder(entry), recorded, ...(restricted && { restricted }) },
      folder: join(folder, String(number)),
      onStep: (step) => options.onStep?.({ ...step, run: number }),
    });
  };
  try {
    const attempt = await run({ workers: false });
    const workers = attempt.described?.workers === true;
    const restricted = workers ? await run({ workers }) : attempt;
    // What hangs would hang again.
    if (restricted.hung) return reportOf(entry, restricted, restricted);
    const next = isRefused(restricted) ? { workers } : undefined;
    if (next && !restricted.described) return reportOf(entry, restricted, restricted);
    return reportOf(entry, restricted, await run(next, restricted.recorded));
  } finally {
    remove();
    forget();
  }
}

type Restriction = { readonly workers: boolean } | undefined;

const isAboutAccess = ({ rule }: Finding): boolean => rule === "files" || rule === "processes";
const isRefused = ({ findings }: ProbeResult): boolean => findings.some(isAboutAccess);

/** @param last the run that everything but accesses is judged by */
function reportOf(entry: string, restricted: ProbeResult, last: ProbeResult): CheckReport {
  const file = fileURLToPath(entry);
  const findings: Finding[] = [...last.findings];
  const described = last.described ?? restricted.described;
  const { peakMemoryBytes } = last;
  if (described && peakMemoryBytes !== undefined && peakMemoryBytes > described.memoryMb * 1e6) {
    const usedMb = Math.ceil(peakMemoryBytes / 1e6);
    findings.push(broken("memory", file, fail(checkErrors.memory, { usedMb, limitMb: described.memoryMb })));
  }
  const known = new Set(findings.map(({ code, reason }) => `${code} ${reason}`));
  findings.push(
    ...restricted.findings.filter(
      (each) => (isAboutAccess(each) || each.rule === "pure") && !known.has(`${each.code} ${each.reason}`),
    ),
  );
  for (const { rule, what, reason } of unenforcedRules(described?.workers === true)) {
    findings.push(unenforced(rule, file, what, reason));
  }
  const verdicts = verdictsOf(findings, restricted, last);
  const subnet = described?.subnet ?? file;
  const ok = findings.every(({ kind }) => kind !== "broken");
  return { subnet, entry, verdicts, findings: groupAlike(findings), ok };
}

function verdictsOf(
  findings: readonly Finding[],
  restricted: ProbeResult,
  last: ProbeResult,
): Record<Rule, Verdict> {
  const decided = new Set<Rule>(
    STAGES.filter((stage) => last.finished.has(stage)).flatMap((stage) => rulesOf[stage]),
  );
  for (const rule of last.undecided) decided.delete(rule);
  if (!restricted.finished.has("disposing")) {
    for (const rule of ["files", "processes"] as const) decided.delete(rule);
  }
  const verdictOf = (rule: Rule): Verdict => {
    const own = findings.filter((finding) => finding.rule === rule);
    if (own.some(({ kind }) => kind === "broken")) return "failed";
    if (!decided.has(rule)) return "skipped";
    return own.length > 0 ? "unenforced" : "passed";
  };
  // One entry for each rule.
  return Object.fromEntries(
    Object.keys(rules).map((rule) => [rule, verdictOf(rule as Rule)] as const),
  ) as Record<Rule, Verdict>;
}

function broken(rule: Rule, file: string, { code, message, next }: ReturnType<typeof fail>): Finding {
  return { rule, kind: "broken", file, code, reason: message, fix: next };
}

function unenforced(rule: Rule, file: string, what: string, reason: string): Finding {
  const { code, message, next } = fail(checkErrors.notEnforced, { what, reason });
  return { rule, kind: "unenforced", file, code, reason: message, fix: next };
}
