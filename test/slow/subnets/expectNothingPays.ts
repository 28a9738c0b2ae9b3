import { expect } from "vitest";
import type { ContractSpec } from "../../../core/plugin/contract.js";
import type { Subnet } from "../../../core/plugin/subnet.js";
import type { Attack } from "../../../runner/audit/attack.js";
import { attackList } from "../../../runner/audit/attackList.js";
import { auditSubnet, type AuditOptions } from "../../../runner/audit/auditSubnet.js";
import { coloursFor } from "../../../runner/cli/output/colours.js";
import { renderAudit } from "../../../runner/cli/output/auditTable.js";
import { unexpectedVerdicts, type Unjudged } from "./unexpectedVerdicts.js";

export interface Audited extends AuditOptions {
  readonly seeds: number;
  /** Attacks that can't be played on this subnet, or not be told from honest behaviour; every other one is judged. */
  readonly unjudged?: Unjudged;
}

/** What earns 0.000 of honest work on every bundled subnet, far below its usual threshold: CI sees when that changes. */
const idle = ["replay", "random", "constant", "late", "garbage", "collude", "self-deal", "silent"];
const idleThresholds = Object.fromEntries(idle.map((attack) => [attack, 0.05]));

/** The attacks of one role: two files share them where an audit is long, so that two workers do. */
export const attacksBy = (role: Attack["role"]): readonly string[] =>
  attackList.filter((attack) => attack.role === role).map(({ id }) => id);

/**
 * Attacks a bundled subnet, and holds every attack's whole interval to its threshold. One above the attack's own is a weakness that is
 * known, one below it keeps what was reached; the numbers beside them are measured.
 */
export async function expectNothingPays<C extends ContractSpec>(
  subnet: Subnet<C>,
  { thresholds, unjudged = {}, ...options }: Audited,
): Promise<void> {
  const limits = { ...idleThresholds, ...thresholds };
  const { results, ...rest } = await auditSubnet(subnet, { ...options, thresholds: limits });
  // What an attack still earns is shown, whatever the verdict.
  process.stderr.write(`\n${renderAudit({ results, ...rest }, coloursFor({}))}\n`);
  // An attack holds when its interval as a whole is below the threshold.
  expect(unexpectedVerdicts(results, unjudged)).toEqual([]);
}
