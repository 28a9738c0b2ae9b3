import { describe, expect, it } from "vitest";
import { columnsOf } from "../../../../core/yuma/columnRows.js";
import { grantPermits } from "../../../../core/registry/grantPermits.js";
import type { Hyperparameters } from "../../../../core/registry/hyperparameterTable.js";
import { assignHyperparameters, assignNetworkParameters } from "../../../../core/registry/hyperparameters.js";
import { neuronOf } from "../../../../core/registry/neurons.js";
import { MAIN_MECHANISM, weightRows } from "../../../../core/registry/tables.js";
import { setWeights } from "../../../../core/weights/setWeights.js";
import type { WeightVector } from "../../../../core/weights/weightVector.js";
import {
  accountOf,
  addTestNeuron,
  addTestSubnet,
  codeOf,
  createTestNetwork,
  endow,
  hotkeyOf,
  TAO,
} from "../economyFixture.js";

const hotkey = hotkeyOf("validator");
const vector: WeightVector = { netuid: 1, hotkey, uids: [3, 2], values: [1, 2], versionKey: 0n };

/** UID 0 is the owner, 1 a validator with a permit, 2 and 3 miners. */
function network(hyperparameters: Partial<Hyperparameters> = {}) {
  const test = createTestNetwork();
  addTestSubnet(test, { hyperparameters });
  for (const name of ["validator", "miner2", "miner3"]) addTestNeuron(test, 1, name);
  grantPermits(test.ctx, 1, [1]);
  test.setHeight(200);
  const set = (changes: Partial<WeightVector> = {}) =>
    codeOf(() => setWeights(test.ctx, { ...vector, ...changes }));
  const row = (uid: number) => test.state.get(weightRows, [1, MAIN_MECHANISM, uid]);
  return { ...test, set, row };
}

describe("setWeights", () => {
  it("stores the row in the order given, scaled to 65535, and the height", () => {
    const { set, row, state, event } = network();
    expect(set()).toBe("none");
    expect(row(1)).toEqual(
      columnsOf([
        [3, 32_768],
        [2, 65_535],
      ]),
    );
    expect(neuronOf(state, 1, 1).lastUpdate).toBe(200);
    expect(event("weights.set")?.fields).toEqual({ netuid: 1, uid: 1, count: 2 });
  });

  it("replaces the row as a whole", () => {
    const { set, row, setHeight } = network();
    set();
    setHeight(300);
    expect(set({ uids: [0], values: [7] })).toBe("none");
    expect(row(1)).toEqual(columnsOf([[0, 65_535]]));
  });

  it("refuses with the code of the rule", () => {
    expect(network({ commitRevealEnabled: true }).set()).toBe("SK0701");
    expect(network().set({ uids: [3] })).toBe("SK0702");
    expect(network().set({ hotkey: hotkeyOf("stranger") })).toBe("SK0703");
    expect(network({ weightsVersionKey: 5n }).set({ versionKey: 4n })).toBe("SK0705");
    expect(network().set({ uids: [3, 4] })).toBe("SK0707");
    expect(network().set({ uids: [3, -1] })).toBe("SK0707");
    expect(network().set({ uids: [3, 0.5] })).toBe("SK0707");
    expect(network().set({ hotkey: hotkeyOf("miner2") })).toBe("SK0708");
    expect(network().set({ uids: [3, 3] })).toBe("SK0709");
    expect(network({ minAllowedWeights: 3 }).set()).toBe("SK0710");
    expect(network().set({ values: [1, 65_536] })).toBe("SK0711");
    expect(network().set({ netuid: 2 })).toBe("SK0601");
  });

  it("asks for the stake threshold, to the rao", () => {
    const test = network();
    assignNetworkParameters(test.ctx, { stakeThreshold: 10n * TAO });
    expect(test.set()).toBe("SK0704");
    endow(test, { hotkey, coldkey: accountOf("nominator"), netuid: 1 }, 10n * TAO - 1n);
    expect(test.set()).toBe("SK0704");
    endow(test, { hotkey, coldkey: accountOf("nominator"), netuid: 1 }, 1n);
    expect(test.set()).toBe("none");
  });

  it("takes one vector in 100 blocks, counted from the registration", () => {
    const { set, setHeight } = network();
    setHeight(199);
    expect(set()).toBe("SK0706");
    setHeight(200);
    expect(set()).toBe("none");
    setHeight(299);
    expect(set()).toBe("SK0706");
    setHeight(300);
    expect(set()).toBe("none");
  });

  it("takes newer version keys", () => {
    expect(network({ weightsVersionKey: 5n }).set({ versionKey: 5n })).toBe("none");
    expect(network({ weightsVersionKey: 5n }).set({ versionKey: 6n })).toBe("none");
  });

  it("lets anyone weight itself alone, with neither permit nor company", () => {
    const { set, row } = network({ minAllowedWeights: 3 });
    expect(set({ hotkey: hotkeyOf("miner2"), uids: [2], values: [9] })).toBe("none");
    expect(row(2)).toEqual(columnsOf([[2, 65_535]]));
    expect(set({ hotkey: hotkeyOf("miner3"), uids: [2], values: [9] })).toBe("SK0708");
  });

  it("lets the owner's hotkey weight others without a permit", () => {
    expect(network().set({ hotkey: hotkeyOf("owner") })).toBe("none");
  });

  it("asks for no more weights than there are neurons", () => {
    const { set } = network({ minAllowedWeights: 100 });
    expect(set({ uids: [0, 1, 2, 3], values: [0, 0, 0, 1] })).toBe("none");
  });

  it("checks the rules in their order: what is first at fault is named", () => {
    const test = network({ commitRevealEnabled: true, weightsVersionKey: 5n, minAllowedWeights: 4 });
    assignNetworkParameters(test.ctx, { stakeThreshold: TAO });
    test.setHeight(150);
    const mend: (() => void)[] = [];
    const wrong = { hotkey: hotkeyOf("stranger"), uids: [2, 2, 9], values: [1, 70_000] };
    let faulty: Partial<WeightVector> = { ...wrong, versionKey: 4n };
    const found: string[] = [];
    mend.push(
      () => assignHyperparameters(test.ctx, 1, { commitRevealEnabled: false }),
      () => (faulty = { ...faulty, values: [1, 70_000, 1] }),
      () => (faulty = { ...faulty, hotkey: hotkeyOf("miner3") }),
      () => endow(test, { hotkey: hotkeyOf("miner3"), coldkey: accountOf("miner3"), netuid: 1 }, TAO),
      () => (faulty = { ...faulty, versionKey: 5n }),
      () => test.setHeight(200),
      () => (faulty = { ...faulty, uids: [2, 2, 1] }),
      () => grantPermits(test.ctx, 1, [3]),
      () => (faulty = { ...faulty, uids: [2, 0, 1] }),
      () => assignHyperparameters(test.ctx, 1, { minAllowedWeights: 3 }),
      () => (faulty = { ...faulty, values: [1, 2, 3] }),
    );
    for (const fix of mend) {
      found.push(test.set(faulty));
      fix();
    }
    const codes = Array.from({ length: 11 }, (_, index) => `SK07${String(index + 1).padStart(2, "0")}`);
    expect(found).toEqual(codes);
    expect(test.set(faulty)).toBe("none");
  });
});
