import { describe, expect, it } from "vitest";
import { createWorkClock } from "../../../../runner/simulate/workClock.js";
import { createWorkLoad } from "../../../../runner/simulate/workLoad.js";

const world = (patienceMs = 10_000) => {
  const clock = createWorkClock();
  const load = createWorkLoad(clock, patienceMs);
  return { clock, load, seat: load.seat() };
};
const realTime = (): Promise<void> => new Promise((resolve) => setImmediate(() => setImmediate(resolve)));

describe("the work load", () => {
  it("lets time stand while somebody computes, and moves it when all sleep", async () => {
    const { clock, load, seat } = world();
    const other = load.seat();
    const seen: number[] = [];
    const done = Promise.all([
      seat.run(async () => {
        await seat.sleep(50);
        seen.push(clock.nowMs());
      }),
      other.run(async () => {
        await realTime();
        seen.push(clock.nowMs());
      }),
    ]);
    expect(await load.settle(done)).toBe(true);
    expect(seen).toEqual([0, 50]);
    expect(load.isBusy).toBe(false);
  });

  it("is not misled by a neuron that sleeps beside its calls", async () => {
    const { clock, load, seat } = world();
    const other = load.seat();
    void other.sleep(10);
    let atMs = -1;
    await load.settle(
      Promise.resolve(
        seat.run(async () => {
          await realTime();
          atMs = clock.nowMs();
        }),
      ),
    );
    expect(atMs).toBe(0);
  });

  it("gives up a call that never comes back, and says when nothing is left", async () => {
    const { load, seat } = world(5);
    const never = Promise.resolve(seat.run(() => new Promise<void>(() => undefined)));
    expect(await load.settle(never)).toBe(false);
    expect(load.isBusy).toBe(true);
  });

  it("counts calls, and costs nothing for what comes back at once", () => {
    const { load, seat } = world();
    expect(seat.run(() => 3)).toBe(3);
    expect(seat.calls).toBe(1);
    expect(load.isBusy).toBe(false);
  });
});
