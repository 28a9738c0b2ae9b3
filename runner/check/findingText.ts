import type { Finding } from "./rules.js";

/** A finding as plain text, over three lines: code and place, reason, fix. */
export const findingText = ({ code, file, reason, fix }: Finding): string =>
  `${code} ${file}\n  ${reason}\n  Next: ${fix}`;
