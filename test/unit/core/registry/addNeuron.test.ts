import { describe, expect, it } from "vitest";
import { columnsOf } from "../../../../core/yuma/columnRows.js";
import { addNeuron } from "../../../../core/registry/addNeuron.js";
import { grantPermits } from "../../../../core/registry/grantPermits.js";
import { epochRecordOf, neuronOf, neuronsOf, uidOf } from "../../../../core/registry/neurons.js";
import { serve } from "../../../../core/registry/serve.js";
import { subnetOf } from "../../../../core/registry/subnets.js";
import { bondRows, epochRecords, MAIN_MECHANISM, weightRows } from "../../../../core/registry/tables.js";
import {
  accountOf,
  addTestNeuron,
  addTestSubnet,
  codeOf,
  createTestNetwork,
  hotkeyOf,
} from "../economyFixture.js";

/** 14 slots, all taken, past their immunity: uid n of "n<n>" earned n, but uid 5 least of all. */
function fullNetwork() {
  const test = createTestNetwork(1);
  addTestSubnet(test, { hyperparameters: { maxAllowedUids: 14, immunityPeriod: 50 } });
  for (let uid = 1; uid < 14; uid++) {
    test.setHeight(uid);
    addTestNeuron(test, 1, `n${uid}`);
  }
  grantPermits(test.ctx, 1, [5, 6]);
  const epoch = epochRecordOf(test.state, 1);
  const ones = epoch.consensus.map(() => 1);
  test.state.set(epochRecords, [1], {
    ...epoch,
    stakeWeight: ones,
    consensus: ones,
    incentive: ones,
    dividends: ones,
    validatorTrust: ones,
    emission: epoch.emission.map((_, uid) => (uid === 5 ? 0n : BigInt(uid + 1))),
  });
  const key = (uid: number) => [1, MAIN_MECHANISM, uid] as const;
  test.state.set(weightRows, key(5), columnsOf([[2, 65_535]]));
  test.state.set(
    weightRows,
    key(6),
    columnsOf([
      [5, 65_535],
      [7, 30_000],
    ]),
  );
  test.state.set(weightRows, key(7), columnsOf([[2, 65_535]]));
  test.state.set(bondRows, key(5), columnsOf([[2, 9]]));
  test.state.set(bondRows, key(6), columnsOf([[5, 9]]));
  test.setHeight(99);
  serve(test.ctx, {
    netuid: 1,
    hotkey: hotkeyOf("n5"),
    endpoint: "ws://127.0.0.1:1",
    protocol: "subnetkit/1",
  });
  test.setHeight(100);
  return { ...test, key };
}

describe("addNeuron", () => {
  it("appends while there is room", () => {
    const test = createTestNetwork();
    addTestSubnet(test);
    expect(addTestNeuron(test, 1, "a")).toBe(1);
    expect(addTestNeuron(test, 1, "b")).toBe(2);
    expect(neuronsOf(test.state, 1).map(({ uid, hotkey }) => [uid, hotkey])).toEqual([
      [0, hotkeyOf("owner")],
      [1, hotkeyOf("a")],
      [2, hotkeyOf("b")],
    ]);
  });

  it("on a full subnet replaces the neuron that earned least", () => {
    const test = fullNetwork();
    expect(addTestNeuron(test, 1, "new")).toBe(5);
    expect(uidOf(test.state, 1, hotkeyOf("n5"))).toBeUndefined();
    expect(uidOf(test.state, 1, hotkeyOf("new"))).toBe(5);
    expect(subnetOf(test.state, 1).neuronCount).toBe(14);
    expect(test.event("registry.neuronPruned")?.fields).toEqual({
      netuid: 1,
      uid: 5,
      hotkey: hotkeyOf("n5"),
    });
  });

  it("lets a reused UID start clean", () => {
    const { state, key, ...test } = fullNetwork();
    addNeuron(test.ctx, 1, { hotkey: hotkeyOf("new"), coldkey: accountOf("new") });
    expect(neuronOf(state, 1, 5)).toEqual({
      uid: 5,
      hotkey: hotkeyOf("new"),
      coldkey: accountOf("new"),
      registeredAt: 100,
      lastUpdate: 100,
      endpoint: undefined,
      active: true,
      validatorPermit: false,
      stakeWeight: 0,
      consensus: 0,
      incentive: 0,
      dividends: 0,
      validatorTrust: 0,
      emission: 0n,
    });
    expect(state.get(weightRows, key(5))).toBeUndefined();
    expect(state.get(bondRows, key(5))).toBeUndefined();
    expect(state.get(weightRows, key(6))).toEqual(
      columnsOf([
        [5, 0],
        [7, 30_000],
      ]),
    );
    expect(state.get(weightRows, key(7))).toEqual(columnsOf([[2, 65_535]]));
    expect(neuronOf(state, 1, 6)).toMatchObject({ validatorPermit: true, consensus: 1, emission: 7n });
  });

  it("never replaces the owner's hotkey, which earned least after that", () => {
    const test = fullNetwork();
    expect(addTestNeuron(test, 1, "new")).toBe(5);
    expect(addTestNeuron(test, 1, "next")).toBe(1);
  });

  it("replaces an immune neuron once only 10 others are left", () => {
    const test = fullNetwork();
    addTestNeuron(test, 1, "a");
    addTestNeuron(test, 1, "b");
    addTestNeuron(test, 1, "c"); // now 10 are past their immunity
    const uid = addTestNeuron(test, 1, "d");
    expect(uid).toBe(1); // the lowest of the immune ones, which all earned nothing
    expect(uidOf(test.state, 1, hotkeyOf("b"))).toBeUndefined();
  });

  it("refuses when nobody may be replaced", () => {
    const test = createTestNetwork();
    addTestSubnet(test, { hyperparameters: { maxAllowedUids: 3, immunityPeriod: 0 } });
    addTestNeuron(test, 1, "a");
    addTestNeuron(test, 1, "b");
    expect(codeOf(() => addTestNeuron(test, 1, "c"))).toBe("SK0609");
  });
});

describe("grantPermits", () => {
  it("adds to what is there and refuses UIDs that nobody has", () => {
    const test = createTestNetwork();
    addTestSubnet(test);
    addTestNeuron(test, 1, "a");
    addTestNeuron(test, 1, "b");
    grantPermits(test.ctx, 1, [2]);
    grantPermits(test.ctx, 1, [0]);
    expect(epochRecordOf(test.state, 1).validatorPermit).toEqual([true, false, true]);
    expect(codeOf(() => grantPermits(test.ctx, 1, [3]))).toBe("SK0622");
  });
});
