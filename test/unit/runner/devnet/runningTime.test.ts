import { describe, expect, it } from "vitest";
import { afterRunning } from "../../../../runner/devnet/runningTime.js";
import { createVirtualClock } from "../../plugins/engine-solo/virtualClock.js";

describe("a timer that counts the seconds in which the process ran", () => {
  it("fires on time, and not once it is cancelled", () => {
    const clock = createVirtualClock(0);
    const fired: number[] = [];
    afterRunning(clock, 2_500, () => fired.push(clock.nowMs()));
    const cancel = afterRunning(clock, 2_500, () => expect.unreachable());
    clock.advance(2_000);
    cancel();
    clock.advance(2_000);
    expect(fired).toEqual([2_500]);
    expect(clock.waiting).toBe(0);
  });

  it("takes a time in which everything stood still for one second", () => {
    const clock = createVirtualClock(0);
    const fired: number[] = [];
    afterRunning(clock, 60_000, () => fired.push(clock.nowMs()));
    clock.advance(10_500);
    clock.stall(300_000);
    clock.advance(60_000);
    expect(fired).toEqual([310_500 + 49_000]);
  });
});
