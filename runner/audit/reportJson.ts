import type { AuditReport } from "./auditSubnet.js";

/**
 * A report as JSON text. JSON has no infinity and no NaN: an infinite gain or interval is the text "Infinity", which `Number` and
 * Python's `float` read back, and a gain that was not measured is null.
 */
export function reportJson(report: AuditReport): string {
  return JSON.stringify(report, (_, value: unknown) => (value === Infinity ? "Infinity" : value), 2);
}
