import { describe, expect, it } from "vitest";
import { watchForLoop } from "../../../../runner/devnet/watchForLoop.js";
import type { Solving } from "../../../../runner/neuron/solveMark.js";
import { createVirtualClock } from "../../plugins/engine-solo/virtualClock.js";

function watched(): {
  readonly clock: ReturnType<typeof createVirtualClock>;
  readonly told: number[];
  readonly set: (next: Solving | undefined) => void;
  readonly end: () => void;
} {
  const clock = createVirtualClock(0);
  const told: number[] = [];
  let now: Solving | undefined;
  const end = watchForLoop(
    clock,
    () => now,
    () => 10,
    (uid) => told.push(uid),
  );
  return { clock, told, set: (next) => (now = next), end };
}

describe("a watch for calls that never end", () => {
  it("tells once of one that is still the same after so many seconds", () => {
    const { clock, told, set } = watched();
    set({ uid: 4, call: 7 });
    clock.advance(10_000);
    expect(told).toEqual([]);
    clock.advance(1_000);
    expect(told).toEqual([4]);
    clock.advance(60_000);
    expect(told).toEqual([4]);
    expect(clock.waiting).toBe(0);
  });

  it("tells of none that ended, though another of the same miner runs", () => {
    const { clock, told, set, end } = watched();
    for (let call = 0; call < 20; call++) {
      set({ uid: 4, call });
      clock.advance(9_000);
    }
    set(undefined);
    clock.advance(60_000);
    expect(told).toEqual([]);
    end();
    expect(clock.waiting).toBe(0);
  });

  it("takes a time in which the process stood still for a second", () => {
    const { clock, told, set } = watched();
    set({ uid: 4, call: 7 });
    clock.advance(2_500);
    clock.stall(600_000);
    clock.advance(1_000);
    expect(told).toEqual([]);
  });
});
