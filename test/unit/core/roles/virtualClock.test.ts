import { describe, expect, it } from "vitest";
import { createVirtualClock } from "../../../../core/roles/virtualClock.js";

describe("virtual clock", () => {
  it("fires timers in the order of their time, then of their creation", async () => {
    const clock = createVirtualClock(1_000);
    const fired: unknown[] = [];
    for (const [name, delayMs] of [
      ["c", 30],
      ["a", 10],
      ["b", 10],
      ["d", 31],
    ] as const) {
      clock.after(delayMs, () => fired.push([name, clock.nowMs()]));
    }
    await clock.advance(30);
    expect(fired).toEqual([
      ["a", 1_010],
      ["b", 1_010],
      ["c", 1_030],
    ]);
    expect([clock.nowMs(), clock.pending]).toEqual([1_030, 1]);
  });

  it("lets everything come to rest between two timers, and fires those set on the way", async () => {
    const clock = createVirtualClock();
    const seen: string[] = [];
    clock.after(10, () => {
      void Promise.resolve()
        .then(() => Promise.resolve())
        .then(() => seen.push(`settled at ${clock.nowMs()}`));
      clock.after(5, () => seen.push(`nested at ${clock.nowMs()}`));
    });
    clock.after(20, () => seen.push(`last at ${clock.nowMs()}`));
    await clock.advance(20);
    expect(seen).toEqual(["settled at 10", "nested at 15", "last at 20"]);
  });

  it("forgets what was cancelled", async () => {
    const clock = createVirtualClock();
    let fired = 0;
    const cancel = clock.after(1, () => (fired += 1));
    cancel();
    cancel();
    await clock.advance(10);
    expect([fired, clock.pending]).toEqual([0, 0]);
  });
});
