import { describe, expect, it } from "vitest";
import { createVirtualClock } from "../../../../core/roles/virtualClock.js";
import { addressGroup, createAttempts } from "../../../../plugins/transport-ws/attempts.js";

const limits = { maxBurst: 3, perSecond: 1, maxPending: 2 };

describe("attempts per address", () => {
  it("end when they end, and only once", () => {
    const attempts = createAttempts(createVirtualClock(), { ...limits, maxBurst: 9 });
    const [first, second] = [attempts.begin("1.1.1.1"), attempts.begin("1.1.1.1")];
    expect(attempts.begin("1.1.1.1")).toBeUndefined();
    expect(attempts.begin("1.1.1.2")).toBeDefined();
    first?.();
    first?.();
    expect(attempts.begin("1.1.1.1")).toBeDefined();
    expect(attempts.begin("1.1.1.1")).toBeUndefined();
    second?.();
  });

  it("are bounded over time, and refill", async () => {
    const clock = createVirtualClock();
    const attempts = createAttempts(clock, limits);
    const tries = (count: number): number => {
      let begun = 0;
      for (let number = 0; number < count; number += 1) {
        const end = attempts.begin("1.1.1.1");
        if (end) begun += 1;
        end?.();
      }
      return begun;
    };
    expect(tries(10)).toBe(3);
    await clock.advance(2_000);
    expect(tries(10)).toBe(2);
    await clock.advance(3_600_000);
    expect(tries(10)).toBe(3);
  });

  it("remember no more addresses than a bounded table holds; the newcomer is refused, then let in when others are quiet", async () => {
    const clock = createVirtualClock();
    const attempts = createAttempts(clock, limits);
    for (let host = 0; host < 4_096; host += 1) attempts.begin(`10.0.${host >> 8}.${host & 255}`)?.();
    expect(attempts.begin("192.0.2.1")).toBeUndefined();
    expect(attempts.begin("10.0.0.1")).toBeDefined();
    await clock.advance(10_000);
    expect(attempts.begin("192.0.2.1")).toBeDefined();
  });

  it.each([
    ["127.0.0.1", "127.0.0.1"],
    ["::ffff:127.0.0.1", "127.0.0.1"],
    ["2001:db8:0:1:aaaa::1", "2001:db8:0:1"],
    ["2001:0db8:0000:0001:bbbb:0:0:2", "2001:db8:0:1"],
    ["2001:db8::1", "2001:db8:0:0"],
    ["::1", "0:0:0:0"],
    ["fe80::1%eth0", "fe80:0:0:0"],
  ])("take %s as %s", (address, group) => {
    expect(addressGroup(address)).toBe(group);
  });
});
