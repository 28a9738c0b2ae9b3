import { describe, expect, it } from "vitest";
import { createPatientClock } from "../../../../runner/neuron/patientClock.js";
import { createVirtualClock, type VirtualClock } from "../../plugins/engine-solo/virtualClock.js";

interface Machine {
  readonly clock: VirtualClock;
  /** Seconds until a timer of so many seconds fires, or undefined if it does not within ten minutes. */
  readonly fires: (afterS: number) => number | undefined;
}

/** A machine whose process uses `share(second)` of a core in each second. */
function machine(share: (second: number) => number): Machine {
  const clock = createVirtualClock(0);
  const usedMs = (): number => {
    let sum = 0;
    for (let second = 0; second < clock.nowMs() / 1_000; second++) sum += 1_000 * share(second);
    return sum;
  };
  const patient = createPatientClock(clock, usedMs);
  return {
    clock,
    fires: (afterS) => {
      let firedS: number | undefined;
      patient.after(1_000 * afterS, () => (firedS ??= patient.nowMs() / 1_000));
      clock.advance(600_000);
      return firedS;
    },
  };
}

describe("the clock of lock-step", () => {
  it("fires on time where nobody does anything", () => {
    expect(machine(() => 0.01).fires(30)).toBe(30);
  });

  it("waits for those who compute, and counts from then on", () => {
    expect(machine((second) => (second < 100 ? 0.1 : 0)).fires(30)).toBe(130);
    // Somebody who computes now and then is at it.
    expect(machine((second) => (second < 100 && second % 20 === 0 ? 1 : 0)).fires(30)).toBe(111);
  });

  it("gives up who computes for ever after four minutes, or the timer's own time where that is more", () => {
    expect(machine(() => 2).fires(30)).toBe(240);
    expect(machine(() => 2).fires(300)).toBe(300);
  });

  it("counts time in which the whole process stood still as one second", () => {
    const { clock, fires } = machine(() => 0);
    clock.after(500, () => clock.stall(100_000));
    expect(fires(30)).toBe(129.5);
  });

  it("is an ordinary clock for short times, and cancels", () => {
    expect(machine(() => 1).fires(0.5)).toBe(0.5);
    const { clock } = machine(() => 1);
    const patient = createPatientClock(clock, () => 0);
    for (const delayMs of [10, 10_000]) {
      const cancel = patient.after(delayMs, () => expect.unreachable());
      clock.advance(delayMs / 2);
      cancel();
      clock.advance(delayMs);
    }
    expect(clock.waiting).toBe(0);
  });
});
