import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { u64f64 } from "../../core/primitives/fixed/u64f64.js";
import { chooseUidToPrune, type FullSubnet } from "../../core/registry/pruning.js";
import { decayFactor, decayPrice, raisePrice } from "../../core/registry/registrationPrice.js";
import { isWithinMaxWeight, maxUpscale, sumNormalize } from "../../core/weights/upscale.js";

fc.configureGlobal({ seed: 6 });

const u16 = fc.integer({ min: 0, max: 65_535 });

describe("a registration price", () => {
  const rao = fc.bigInt({ min: 0n, max: (1n << 64n) - 1n });

  test("stays between its bounds, falls with time and rises with registrations", () => {
    fc.assert(
      fc.property(
        rao,
        rao,
        rao,
        u16,
        fc.bigInt({ min: 0n, max: u64f64.max }),
        (a, b, price, halfLife, multiplier) => {
          const bounds = a < b ? { min: a, max: b } : { min: b, max: a };
          const decayed = decayPrice(price, halfLife, 2, bounds);
          const raised = raisePrice(decayed, multiplier, bounds);
          expect(decayed >= bounds.min && decayed <= bounds.max).toBe(true);
          expect(raised).toBeGreaterThanOrEqual(decayed);
          expect(raised).toBeLessThanOrEqual(bounds.max);
          if (price >= bounds.min) expect(decayed).toBeLessThanOrEqual(price);
        },
      ),
    );
  });

  test("a longer half-life never decays faster", () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 65_534 }), (halfLife) => {
        expect(decayFactor(halfLife + 1)).toBeGreaterThanOrEqual(decayFactor(halfLife));
      }),
    );
  });
});

describe("pruning", () => {
  const subnet: fc.Arbitrary<FullSubnet> = fc.integer({ min: 1, max: 12 }).chain((count) => {
    const uid = fc.integer({ min: 0, max: count - 1 });
    return fc.record({
      height: fc.constant(50),
      immunityPeriod: fc.integer({ min: 0, max: 60 }),
      minNonImmuneUids: fc.integer({ min: 0, max: 6 }),
      immuneOwnerUidsLimit: fc.integer({ min: 0, max: 4 }),
      neurons: fc.array(
        fc.record({
          registeredAt: fc.integer({ min: 0, max: 50 }),
          emission: fc.bigInt({ min: 0n, max: 3n }),
        }),
        { minLength: count, maxLength: count },
      ),
      ownerUids: fc.uniqueArray(uid, { maxLength: 5 }),
      ownerHotkeyUid: fc.option(uid, { nil: undefined }),
    });
  });

  const inOrder = ({ neurons }: FullSubnet): number[] =>
    neurons
      .map((neuron, uid) => ({ ...neuron, uid }))
      .sort((a, b) => Number(a.emission - b.emission) || a.registeredAt - b.registeredAt || a.uid - b.uid)
      .map(({ uid }) => uid);
  const isImmune = ({ neurons, height, immunityPeriod }: FullSubnet, uid: number): boolean =>
    height - (neurons[uid]?.registeredAt ?? 0) < immunityPeriod;

  test("without an owner takes the first in order of the mature ones, or of the immune ones", () => {
    fc.assert(
      fc.property(subnet, (full) => {
        const order = inOrder(full);
        const mature = order.filter((uid) => !isImmune(full, uid));
        const immune = order.filter((uid) => isImmune(full, uid));
        const [first] = mature.length > full.minNonImmuneUids ? mature : immune;
        expect(chooseUidToPrune({ ...full, ownerUids: [], ownerHotkeyUid: undefined })).toBe(first);
      }),
      { numRuns: 1_000 },
    );
  });

  test("passes over none but the owner's, and no more of those than the limit", () => {
    fc.assert(
      fc.property(subnet, (full) => {
        const chosen = chooseUidToPrune(full);
        if (chosen === undefined) return;
        const order = inOrder(full).filter((uid) => isImmune(full, uid) === isImmune(full, chosen));
        const spared = order.slice(0, order.indexOf(chosen));
        const owned = new Set([...full.ownerUids, full.ownerHotkeyUid]);
        expect(spared.filter((uid) => !owned.has(uid))).toEqual([]);
        expect(spared.length).toBeLessThanOrEqual(full.immuneOwnerUidsLimit);
      }),
      { numRuns: 1_000 },
    );
  });
});

describe("weights", () => {
  const values = fc.array(u16, { maxLength: 300 });

  test("upscaling keeps the order and is done after one time", () => {
    fc.assert(
      fc.property(values, (given) => {
        const scaled = maxUpscale(given);
        if (given.some((value) => value > 0)) expect(Math.max(...scaled)).toBe(65_535);
        given.forEach((value, i) => {
          expect(scaled[i]).toBeGreaterThanOrEqual(value);
          if (i > 0 && value >= (given[i - 1] ?? 0))
            expect(scaled[i]).toBeGreaterThanOrEqual(scaled[i - 1] ?? 0);
        });
        expect(maxUpscale(scaled)).toEqual(scaled);
      }),
    );
  });

  test("upscaling equals the fixed-point rule in exact integers", () => {
    fc.assert(
      fc.property(u16, fc.integer({ min: 1, max: 65_535 }), (value, largest) => {
        const [v, m] = [BigInt(Math.min(value, largest)), BigInt(largest)];
        const raw = m <= 32_768n ? ((v * 65_535n) << 32n) / m : v * ((65_535n << 32n) / m);
        expect(maxUpscale([Number(v), largest])[0]).toBe(Number((raw + (1n << 31n)) >> 32n));
      }),
      { numRuns: 5_000 },
    );
  });

  test("normalising gives at most 65535 in all, and the limit is a limit on shares", () => {
    fc.assert(
      fc.property(values, u16, (given, limit) => {
        const sum = given.reduce((all, value) => all + value, 0);
        expect(sumNormalize(given).reduce((all, value) => all + value, 0)).toBeLessThanOrEqual(65_535);
        const share = sum === 0 ? 0n : (BigInt(Math.max(...given)) << 32n) / BigInt(sum);
        expect(isWithinMaxWeight(given, limit)).toBe(share <= (BigInt(limit) << 32n) / 65_535n);
      }),
    );
  });
});
