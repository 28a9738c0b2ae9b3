import { describe, expect, it } from "vitest";
import { startSealer } from "../../../../plugins/engine-solo/sealing.js";
import { codeOf } from "../../core/state/codeOf.js";
import { createVirtualClock } from "./virtualClock.js";

describe("startSealer", () => {
  it("manual: never seals", () => {
    const clock = createVirtualClock();
    startSealer({ policy: "manual" }, clock, () => expect.unreachable()).submitted();
    clock.advance(1_000_000);
    expect(clock.waiting).toBe(0);
  });

  it("interval: seals on its grid, until it is stopped", () => {
    const clock = createVirtualClock();
    const times: number[] = [];
    const sealer = startSealer({ policy: "interval", intervalMs: 100 }, clock, () =>
      times.push(clock.nowMs()),
    );
    sealer.submitted();
    clock.advance(350);
    sealer.stop();
    clock.advance(350);
    expect(times).toEqual([1_100, 1_200, 1_300]);
    expect(clock.waiting).toBe(0);
  });

  it("interval: doesn't make up for what it missed", () => {
    const clock = createVirtualClock();
    const times: number[] = [];
    startSealer({ policy: "interval", intervalMs: 100 }, clock, () => times.push(clock.nowMs()));
    clock.stall(430);
    clock.advance(200);
    expect(times).toEqual([1_430, 1_500, 1_600]);
  });

  it("interval: can be stopped from within a block", () => {
    const clock = createVirtualClock();
    let count = 0;
    const sealer = startSealer({ policy: "interval", intervalMs: 100 }, clock, () => {
      count += 1;
      sealer.stop();
    });
    clock.advance(1_000);
    expect(count).toBe(1);
  });

  it("interval: holds a block until it may be sealed, and then keeps to its grid", async () => {
    const clock = createVirtualClock();
    const times: number[] = [];
    let release: () => void = () => expect.unreachable();
    const hold = (): Promise<void> | undefined =>
      times.length === 1 ? new Promise((resolve) => (release = resolve)) : undefined;
    startSealer({ policy: "interval", intervalMs: 100, hold }, clock, () => times.push(clock.nowMs()));
    clock.advance(430);
    expect(times).toEqual([1_100]);
    release();
    await Promise.resolve();
    clock.advance(200);
    expect(times).toEqual([1_100, 1_430, 1_500, 1_600]);
  });

  it("interval: seals no block that was held when it was stopped", async () => {
    const clock = createVirtualClock();
    let release: () => void = () => expect.unreachable();
    const hold = (): Promise<void> => new Promise((resolve) => (release = resolve));
    const sealing = { policy: "interval", intervalMs: 100, hold } as const;
    const sealer = startSealer(sealing, clock, () => expect.unreachable());
    clock.advance(100);
    sealer.stop();
    release();
    await Promise.resolve();
    clock.advance(200);
    expect(clock.waiting).toBe(0);
  });

  it("interval: refuses what no timer can do", () => {
    for (const intervalMs of [0, -1, 1.5, NaN, Infinity, 2 ** 31]) {
      const sealing = { policy: "interval", intervalMs } as const;
      expect(codeOf(() => startSealer(sealing, createVirtualClock(), () => undefined))).toBe("SK1704");
    }
  });

  it("instant: seals once for what comes in one turn", () => {
    const clock = createVirtualClock();
    let count = 0;
    const sealer = startSealer({ policy: "instant" }, clock, () => (count += 1));
    sealer.submitted();
    sealer.submitted();
    expect(count).toBe(0);
    clock.advance(0);
    expect(count).toBe(1);
    sealer.submitted();
    clock.advance(0);
    expect(count).toBe(2);
    sealer.submitted();
    sealer.stop();
    clock.advance(1_000);
    expect(count).toBe(2);
  });
});
