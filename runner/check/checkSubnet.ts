import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { fail } from "../../core/primitives/errors.js";
import { checkErrors } from "./checkErrors.js";
import type { RecordedTask } from "./probe/record.js";
import { rulesOf, STAGES, type Stage } from "./probe/messages.js";
import { rules, type CheckReport, type Finding, type Rule, type Verdict } from "./rules.js";
import { runProbeProcess, type ProbeResult } from "./runProbeProcess.js";
import { unenforcedRules } from "./unenforced.js";

export interface CheckOptions {
  /** Longest that one stage may take, in ms of real time: a plugin that hangs is found, not waited for. */
  readonly stageLimitMs?: number;
  /** Told when a stage begins, for progress. */
  readonly onStage?: (stage: Stage, restricted: boolean) => void;
}

const STAGE_LIMIT_MS = 120_000;

/**
 * Checks a subnet against everything that a plugin has to keep: it runs twice, in processes of its own, once as on a network and once
 * under Node's permission model, with the subnet's own validator and a miner of each profile.
 *
 * @param entry `file:` URL of the entry module
 * @example
 * const report = await checkSubnet(pathToFileURL("my-subnet/index.js").href);
 * if (!report.ok) console.log(report.findings);
 */
export async function checkSubnet(entry: string, options: CheckOptions = {}): Promise<CheckReport> {
  const folder = mkdtempSync(join(tmpdir(), "subnetkit-check-"));
  const limits = { stageLimitMs: options.stageLimitMs ?? STAGE_LIMIT_MS };
  const run = (
    recorded: readonly RecordedTask[],
    restricted: { workers: boolean } | undefined,
  ): Promise<ProbeResult> =>
    runProbeProcess({
      ...limits,
      job: { entry, recorded, restricted: restricted !== undefined },
      ...(restricted && { restricted }),
      folder: join(folder, restricted ? "restricted" : "free"),
      onStage: (stage) => options.onStage?.(stage, restricted !== undefined),
    });
  try {
    const free = await run([], undefined);
    // A subnet that can't even be loaded has nothing to refuse.
    const restricted = free.described && (await run(free.recorded, { workers: free.described.workers }));
    return reportOf(entry, free, restricted);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function reportOf(entry: string, free: ProbeResult, restricted: ProbeResult | undefined): CheckReport {
  const file = fileURLToPath(entry);
  const findings: Finding[] = [...free.findings];
  const { described, peakMemoryBytes } = free;
  if (described && peakMemoryBytes !== undefined && peakMemoryBytes > described.memoryMb * 1e6) {
    const usedMb = Math.ceil(peakMemoryBytes / 1e6);
    findings.push(broken("memory", file, fail(checkErrors.memory, { usedMb, limitMb: described.memoryMb })));
  }
  // Under permissions the same defects show again; only what is new there counts.
  const known = new Set(findings.map(({ code, reason }) => `${code} ${reason}`));
  const isAboutAccess = ({ rule }: Finding): boolean => ["files", "processes", "pure"].includes(rule);
  findings.push(
    ...(restricted?.findings ?? []).filter(
      (each) => isAboutAccess(each) && !known.has(`${each.code} ${each.reason}`),
    ),
  );
  for (const { rule, what, reason } of unenforcedRules(described?.workers === true)) {
    findings.push(unenforced(rule, file, what, reason));
  }
  const verdicts = verdictsOf(findings, free, restricted);
  const subnet = described?.subnet ?? file;
  return { subnet, entry, verdicts, findings, ok: findings.every(({ kind }) => kind !== "broken") };
}

function verdictsOf(
  findings: readonly Finding[],
  free: ProbeResult,
  restricted: ProbeResult | undefined,
): Record<Rule, Verdict> {
  const decided = new Set<Rule>(
    STAGES.filter((stage) => free.finished.has(stage)).flatMap((stage) => rulesOf[stage]),
  );
  if (!restricted?.finished.has("disposing")) {
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
