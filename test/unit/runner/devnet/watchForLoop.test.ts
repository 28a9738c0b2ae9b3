import { describe, expect, it } from "vitest";
import { watchForLoop } from "../../../../runner/devnet/watchForLoop.js";
import type { CallsRead } from "../../../../runner/neuron/callMark.js";
import { createVirtualClock } from "../../plugins/engine-solo/virtualClock.js";

const computing = (beat: number): CallsRead => ({ beat, open: [{ uid: 4, name: "solve" }] });

function watched(): {
  readonly clock: ReturnType<typeof createVirtualClock>;
  readonly told: number[];
  readonly set: (next: CallsRead | undefined) => void;
  readonly end: () => void;
} {
  const clock = createVirtualClock(0);
  const told: number[] = [];
  let now: CallsRead | undefined;
  const end = watchForLoop(
    clock,
    () => now,
    () => 10,
    (calls) => told.push(...calls.map(({ uid }) => uid)),
  );
  return { clock, told, set: (next) => (now = next), end };
}

describe("a watch for threads that take no turn", () => {
  it("tells once of one that has not for so many seconds", () => {
    const { clock, told, set } = watched();
    set(computing(7));
    clock.advance(10_000);
    expect(told).toEqual([]);
    clock.advance(1_000);
    expect(told).toEqual([4]);
    clock.advance(60_000);
    expect(told).toEqual([4]);
    expect(clock.waiting).toBe(0);
  });

  it("tells of none that has taken a turn, or says nothing", () => {
    const { clock, told, set, end } = watched();
    for (let beat = 0; beat < 20; beat++) {
      set(computing(beat));
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
    set(computing(7));
    clock.advance(2_500);
    clock.stall(600_000);
    clock.advance(1_000);
    expect(told).toEqual([]);
  });
});
