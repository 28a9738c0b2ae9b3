import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import type { CheckStep } from "../../../../../runner/check/checkSubnet.js";
import { showChecking } from "../../../../../runner/cli/output/checkProgress.js";

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

const CLEAR = "\r\u001b[2K";
const step: CheckStep = { run: 1, rule: "answers", what: "the miner plain", subnet: "words" };

interface Terminal {
  readonly isTTY: boolean;
  readonly columns: number;
  readonly texts: string[];
  readonly write: (text: string) => unknown;
}

function terminal(isTTY = true, columns = 80): Terminal {
  const texts: string[] = [];
  return { isTTY, columns, texts, write: (text) => texts.push(text) };
}

describe("what a check looks at", () => {
  it("is shown every second: which rule, for how long, and at what", () => {
    const stream = terminal();
    const progress = showChecking(stream, {});
    progress.turnTo(step);
    vi.advanceTimersByTime(1_000);
    progress.turnTo({ ...step, what: "the miner wild" });
    vi.advanceTimersByTime(1_000);
    progress.turnTo({ ...step, rule: "robust", what: "scoring nobody" });
    vi.advanceTimersByTime(1_000);
    progress.turnTo({ ...step, rule: "robust", run: 2, what: "scoring nobody" });
    vi.advanceTimersByTime(1_000);
    progress.end();
    vi.advanceTimersByTime(5_000);
    expect(stream.texts).toEqual([
      `${CLEAR}… words, run 1, answers for 1 s: the miner plain`,
      `${CLEAR}… words, run 1, answers for 2 s: the miner wild`,
      `${CLEAR}… words, run 1, robust for 1 s: scoring nobody`,
      `${CLEAR}… words, run 2, robust for 1 s: scoring nobody`,
      CLEAR,
    ]);
  });

  it("stays on one line, and has no name before it is known", () => {
    const stream = terminal(true, 20);
    const progress = showChecking(stream, {});
    progress.turnTo({ run: 1, rule: "loads", what: "loading the entry" });
    vi.advanceTimersByTime(1_000);
    progress.end();
    expect(stream.texts[0]).toBe(`${CLEAR}… run 1, loads for `);
  });

  it.each([
    ["where there is no terminal", false, false, 5_000],
    ["with --json", true, true, 5_000],
    ["of a check of less than a second", true, false, 900],
  ])("is not shown %s", (_, isTTY, json, tookMs) => {
    const stream = terminal(isTTY);
    const progress = showChecking(stream, { json });
    progress.turnTo(step);
    vi.advanceTimersByTime(tookMs);
    progress.end();
    expect(stream.texts).toEqual([]);
  });
});
