import { relative } from "node:path";
import { findingSentences } from "../../check/findingText.js";
import { rules, type CheckReport, type Finding, type Rule, type Verdict } from "../../check/rules.js";
import type { Colours } from "./colours.js";
import { paragraph } from "./paragraph.js";

/** A check as people read it: a line a rule, and under it what was found. */
export function renderCheck({ subnet, verdicts, findings }: CheckReport, colours: Colours): string {
  const lines = [colours.bold(subnet)];
  for (const [rule, sentence] of Object.entries(rules) as [Rule, string][]) {
    lines.push(`  ${mark(verdicts[rule], colours)} ${sentence}`);
    for (const finding of findings.filter((each) => each.rule === rule))
      lines.push(...told(finding, colours));
  }
  return `${lines.join("\n")}\n`;
}

function mark(verdict: Verdict, colours: Colours): string {
  switch (verdict) {
    case "passed":
      return colours.green("pass");
    case "failed":
      return colours.red("FAIL");
    case "unenforced":
      return colours.yellow("  ? ");
    case "skipped":
      return colours.dim("skip");
  }
}

function told(finding: Finding, colours: Colours): string[] {
  const here = relative(process.cwd(), finding.file);
  const place = here.startsWith("..") ? finding.file : here;
  return [
    `       ${colours.bold(finding.code)} ${place}`,
    ...findingSentences(finding).flatMap((sentence) => paragraph(sentence, 9)),
  ];
}
