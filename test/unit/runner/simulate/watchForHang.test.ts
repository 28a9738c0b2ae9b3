import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { watchForHang } from "../../../../runner/simulate/watchForHang.js";

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

/** A watch of one second over a process whose processor time the test sets. */
function watched(): { used: { ms: number }; hung: () => number; end: () => void } {
  const used = { ms: 500 };
  let count = 0;
  const end = watchForHang(
    1_000,
    () => (count += 1),
    () => used.ms,
  );
  return { used, hung: () => count, end };
}

/** So much real time, with a share of a core used all the while. */
function pass(used: { ms: number }, ms: number, share: number): void {
  for (let passed = 0; passed < ms; passed += 50) {
    used.ms += 50 * share;
    vi.advanceTimersByTime(50);
  }
}

describe("a watch for calls that never come back", () => {
  it("gives up once nothing was done for the whole patience, and says so once", () => {
    const { used, hung } = watched();
    pass(used, 950, 0.001);
    expect(hung()).toBe(0);
    pass(used, 5_000, 0.001);
    expect(hung()).toBe(1);
  });

  it("waits for a call that computes, however little of the machine it gets", () => {
    const { used, hung } = watched();
    pass(used, 60_000, 0.1);
    expect(hung()).toBe(0);
  });

  it("begins anew after each spell of work", () => {
    const { used, hung } = watched();
    for (let spell = 0; spell < 5; spell += 1) {
      pass(used, 900, 0);
      pass(used, 100, 1);
    }
    expect(hung()).toBe(0);
  });

  it("gives up a call that computes for ever", () => {
    const { used, hung } = watched();
    pass(used, 11_900, 1);
    expect(hung()).toBe(0);
    pass(used, 200, 1);
    expect(hung()).toBe(1);
  });

  it("that was ended says nothing", () => {
    const { used, hung, end } = watched();
    end();
    pass(used, 5_000, 0);
    expect(hung()).toBe(0);
  });
});
