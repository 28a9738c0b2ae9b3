import { describe, expect, it } from "vitest";
import { randomFrom } from "../../../../core/primitives/random.js";
import { createWorkClock } from "../../../../runner/simulate/workClock.js";

describe("the work clock", () => {
  it("fires timers by time, those of one moment in the order in which they were set", () => {
    const clock = createWorkClock();
    const random = randomFrom("timers");
    const fired: number[] = [];
    const times = Array.from({ length: 300 }, () => random.integer(40));
    times.forEach((atMs, index) => clock.after(atMs, () => fired.push(index)));
    while (clock.step());
    const expected = times.map((atMs, index) => ({ atMs, index })).sort((a, b) => a.atMs - b.atMs);
    expect(fired).toEqual(expected.map(({ index }) => index));
  });

  it("forgets cancelled timers, however many", () => {
    const clock = createWorkClock();
    const fired: string[] = [];
    const cancels = Array.from({ length: 5_000 }, (_, index) => clock.after(index, () => fired.push("no")));
    clock.after(700, () => fired.push("yes"));
    cancels.forEach((cancel) => cancel());
    expect(clock.step()).toBe(true);
    expect(clock.step()).toBe(false);
    expect(fired).toEqual(["yes"]);
    expect(clock.nowMs()).toBe(700);
  });

  it("knows whole milliseconds, and no past", () => {
    const clock = createWorkClock();
    clock.after(0.2, () => undefined);
    clock.step();
    clock.after(-5, () => undefined);
    clock.step();
    expect(clock.nowMs()).toBe(1);
  });
});
