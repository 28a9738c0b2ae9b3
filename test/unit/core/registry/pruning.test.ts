import { describe, expect, test } from "vitest";
import { chooseUidToPrune, type FullSubnet } from "../../../../core/registry/pruning.js";

/** At height 1000 with an immunity of 100 blocks; each neuron is [registeredAt, emission]. */
function choose(
  neurons: readonly (readonly [number, bigint])[],
  rest: Partial<FullSubnet> = {},
): number | undefined {
  return chooseUidToPrune({
    height: 1000,
    immunityPeriod: 100,
    minNonImmuneUids: 0,
    immuneOwnerUidsLimit: 1,
    ownerUids: [],
    neurons: neurons.map(([registeredAt, emission]) => ({ registeredAt, emission })),
    ...rest,
  });
}

describe("chooseUidToPrune", () => {
  test("takes the lowest emission, then the oldest registration, then the lowest UID", () => {
    expect(
      choose([
        [5, 3n],
        [9, 1n],
        [1, 2n],
      ]),
    ).toBe(1);
    expect(
      choose([
        [5, 1n],
        [4, 1n],
        [6, 1n],
      ]),
    ).toBe(1);
    expect(
      choose([
        [5, 1n],
        [5, 1n],
        [5, 1n],
      ]),
    ).toBe(0);
  });

  test("a neuron is immune while younger than the immunity period", () => {
    expect(
      choose([
        [901, 0n],
        [5, 9n],
      ]),
    ).toBe(1);
    expect(
      choose([
        [900, 0n],
        [5, 9n],
      ]),
    ).toBe(0);
  });

  test("goes for the immune ones when too few others would be left", () => {
    const neurons = [
      [5, 1n],
      [6, 2n],
      [950, 8n],
      [960, 7n],
    ] as const;
    expect(choose(neurons, { minNonImmuneUids: 1 })).toBe(0);
    expect(choose(neurons, { minNonImmuneUids: 2 })).toBe(3);
  });

  test("nobody goes if there is nobody to go", () => {
    expect(choose([])).toBeUndefined();
    expect(choose([[5, 0n]], { ownerHotkeyUid: 0 })).toBeUndefined();
    expect(choose([[5, 0n]], { minNonImmuneUids: 1 })).toBeUndefined();
  });

  test("protects the owner's oldest registrations up to the limit", () => {
    const neurons = [
      [7, 0n],
      [5, 0n],
      [6, 0n],
      [8, 5n],
    ] as const;
    const ownerUids = [0, 1, 2];
    expect(choose(neurons, { ownerUids, immuneOwnerUidsLimit: 0 })).toBe(1);
    expect(choose(neurons, { ownerUids, immuneOwnerUidsLimit: 1 })).toBe(2);
    expect(choose(neurons, { ownerUids, immuneOwnerUidsLimit: 2 })).toBe(0);
    expect(choose(neurons, { ownerUids, immuneOwnerUidsLimit: 3 })).toBe(3);
  });

  test("of the owner's registrations in one block the lower UID is protected first", () => {
    expect(
      choose(
        [
          [5, 0n],
          [5, 0n],
          [6, 9n],
        ],
        { ownerUids: [1, 0] },
      ),
    ).toBe(1);
  });

  test("the owner hotkey takes the first place and pushes the last one out", () => {
    const neurons = [
      [7, 0n],
      [5, 0n],
      [6, 0n],
    ] as const;
    expect(choose(neurons, { ownerUids: [0, 1], ownerHotkeyUid: 2, immuneOwnerUidsLimit: 2 })).toBe(0);
    expect(choose(neurons, { ownerUids: [0, 1], ownerHotkeyUid: 1, immuneOwnerUidsLimit: 2 })).toBe(2);
    expect(choose(neurons, { ownerHotkeyUid: 1, immuneOwnerUidsLimit: 0 })).toBe(1);
  });
});
