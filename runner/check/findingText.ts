import type { Finding } from "./rules.js";

/** Further reasons that are told in full. */
const SHOWN = 2;

/** What a finding says beside its place, a sentence or two each: reason, what else is like it, and what to do. */
export function findingSentences({ reason, alike = [], fix }: Finding): readonly string[] {
  const more = alike.length - SHOWN;
  return [
    reason,
    ...alike.slice(0, SHOWN).map((other) => `Likewise: ${other}`),
    ...(more > 0 ? [`And ${more} more of the kind: subnetkit check --json lists them.`] : []),
    `Next: ${fix}`,
  ];
}

/** A finding as plain text: code and place, and under it the sentences. */
export const findingText = (finding: Finding): string =>
  [`${finding.code} ${finding.file}`, ...findingSentences(finding).map((sentence) => `  ${sentence}`)].join(
    "\n",
  );
