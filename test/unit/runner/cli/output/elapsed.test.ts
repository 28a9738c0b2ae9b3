import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { showElapsed } from "../../../../../runner/cli/output/elapsed.js";

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

const CLEAR = "\r\u001b[2K";
const streamOf = (isTTY: boolean): { isTTY: boolean; texts: string[]; write: (text: string) => unknown } => {
  const texts: string[] = [];
  return { isTTY, texts, write: (text) => texts.push(text) };
};

describe("how long something takes", () => {
  it("is shown every second, and taken away at the end", () => {
    const stream = streamOf(true);
    const end = showElapsed(stream, "hybrid answers");
    vi.advanceTimersByTime(2_500);
    end();
    vi.advanceTimersByTime(5_000);
    expect(stream.texts).toEqual([`${CLEAR}hybrid answers 1 s`, `${CLEAR}hybrid answers 2 s`, CLEAR]);
  });

  it.each([
    ["where there is no terminal", false, 5_000],
    ["of what takes less than a second", true, 900],
  ])("is not shown %s", (_, isTTY, tookMs) => {
    const stream = streamOf(isTTY);
    const end = showElapsed(stream, "hybrid answers");
    vi.advanceTimersByTime(tookMs);
    end();
    expect(stream.texts).toEqual([]);
  });
});
