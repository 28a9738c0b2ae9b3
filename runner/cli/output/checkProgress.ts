import type { CheckStep } from "../../check/checkSubnet.js";
import type { TerminalStream } from "./elapsed.js";

const EVERY_MS = 1_000;
const CLEAR = "\r\u001b[2K";
/** Where a terminal does not say how wide it is. */
const USUAL_COLUMNS = 80;

export interface ProgressStream extends TerminalStream {
  readonly columns?: number;
}

export interface CheckProgress {
  readonly turnTo: (step: CheckStep) => void;
  /** Takes the line away. */
  readonly end: () => void;
}

const noProgress: CheckProgress = { turnTo: () => undefined, end: () => undefined };

/**
 * Shows on a terminal, second by second, which rule a check looks at, for how long it has, and at what; nothing elsewhere or with `--json`,
 * and nothing of a check that takes less than a second.
 */
export function showChecking(stream: ProgressStream, { json }: { readonly json?: boolean }): CheckProgress {
  if (stream.isTTY !== true || json === true) return noProgress;
  let step: CheckStep | undefined;
  let seconds = 0;
  let isShown = false;
  const timer = setInterval(() => {
    seconds += 1;
    if (!step) return;
    // A line that wraps could not be taken away.
    stream.write(CLEAR + lineOf(step, seconds).slice(0, (stream.columns ?? USUAL_COLUMNS) - 1));
    isShown = true;
  }, EVERY_MS);
  return {
    turnTo: (next) => {
      if (next.rule !== step?.rule || next.run !== step.run) seconds = 0;
      step = next;
    },
    end: () => {
      clearInterval(timer);
      if (isShown) stream.write(CLEAR);
    },
  };
}

const lineOf = ({ subnet, run, rule, what }: CheckStep, seconds: number): string =>
  `… ${subnet === undefined ? "" : `${subnet}, `}run ${run}, ${rule} for ${seconds} s: ${what}`;
