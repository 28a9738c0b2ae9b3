import type { Finding } from "./rules.js";

/** Findings that break the same rule at the same place and are mended in the same way, told once: one defect shows in many situations. */
export function groupAlike(findings: readonly Finding[]): Finding[] {
  const groups = new Map<string, Finding>();
  for (const finding of findings) {
    const { rule, kind, code, file, fix, reason } = finding;
    const key = JSON.stringify([rule, kind, code, file, fix]);
    const first = groups.get(key);
    groups.set(key, first ? { ...first, alike: [...(first.alike ?? []), reason] } : finding);
  }
  return [...groups.values()];
}
