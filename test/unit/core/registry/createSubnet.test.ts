import { describe, expect, it } from "vitest";
import { balanceOf } from "../../../../core/ledger/accounts.js";
import { totalIssuance } from "../../../../core/ledger/issuance.js";
import { marketOf } from "../../../../core/pools/market.js";
import { addSubnet } from "../../../../core/registry/addSubnet.js";
import { createSubnet } from "../../../../core/registry/createSubnet.js";
import {
  assignNetworkParameters,
  defaultHyperparameters,
  hyperparameters,
} from "../../../../core/registry/hyperparameters.js";
import { neuronOf } from "../../../../core/registry/neurons.js";
import { registrationPriceOf } from "../../../../core/registry/register.js";
import { startSubnet } from "../../../../core/registry/startSubnet.js";
import { subnetLockAt } from "../../../../core/registry/subnetLock.js";
import { netuidsOf, scheduleOf, subnetOf } from "../../../../core/registry/subnets.js";
import {
  addTestSubnet,
  alice,
  assertConserved,
  bob,
  codeOf,
  createTestNetwork,
  fund,
  hotkeyOf,
  owner,
  plugin,
  TAO,
} from "../economyFixture.js";

const creation = { coldkey: alice, hotkey: hotkeyOf("alice"), plugin };

function network() {
  const test = createTestNetwork();
  fund(test, alice, 100_000n * TAO);
  return test;
}

describe("createSubnet", () => {
  it("locks 1,000 TAO in a pool with as much alpha where there is no other price", () => {
    const test = network();
    const issued = totalIssuance(test.state);
    expect(createSubnet(test.ctx, creation)).toBe(1);
    expect(balanceOf(test.state, alice)).toBe(99_000n * TAO);
    expect(totalIssuance(test.state)).toBe(issued);
    expect(marketOf(test.state, 1)).toMatchObject({
      taoIn: 1_000n * TAO,
      alphaIn: 1_000n * TAO,
      alphaOut: 0n,
    });
    expect(subnetOf(test.state, 1)).toEqual({
      owner: alice,
      ownerHotkey: hotkeyOf("alice"),
      plugin,
      createdAt: 100,
      firstEmissionBlock: undefined,
      neuronCount: 1,
    });
    expect(neuronOf(test.state, 1, 0)).toMatchObject({ hotkey: hotkeyOf("alice"), coldkey: alice });
    expect(hyperparameters(test.state, 1)).toEqual(defaultHyperparameters);
    expect(registrationPriceOf(test.state, 1)).toBe(TAO);
    expect(scheduleOf(test.state, 1)).toEqual({ lastSlot: 99, lastStep: 0, epochIndex: 0 });
    assertConserved(test);
  });

  it("takes the median price of the other pools for its alpha", () => {
    const test = network();
    addTestSubnet(test, { market: { tao: 300n * TAO, alpha: 1_000n * TAO } });
    expect(createSubnet(test.ctx, creation)).toBe(2);
    // 0.3 has no exact binary fraction: the price is truncated, the alpha floored.
    expect(marketOf(test.state, 2).alphaIn).toBe(3_333_333_333_333n);
  });

  it("takes the lowest netuid that is free", () => {
    const test = network();
    addTestSubnet(test, { netuid: 1 });
    addTestSubnet(test, { netuid: 3 });
    expect(createSubnet(test.ctx, creation)).toBe(2);
    expect(netuidsOf(test.state)).toEqual([1, 2, 3]);
  });

  it("doubles the lock, which falls to the minimum in 100,800 blocks", () => {
    const test = network();
    expect(subnetLockAt(test.state, 100)).toBe(1_000n * TAO);
    createSubnet(test.ctx, creation);
    expect(subnetLockAt(test.state, 100)).toBe(2_000n * TAO);
    expect(subnetLockAt(test.state, 100 + 50_400)).toBe(1_500n * TAO);
    expect(subnetLockAt(test.state, 100 + 100_799)).toBeGreaterThan(1_000n * TAO);
    expect(subnetLockAt(test.state, 100 + 100_800)).toBe(1_000n * TAO);
    expect(subnetLockAt(test.state, 100 + 1_000_000)).toBe(1_000n * TAO);
  });

  it("takes one in 7,200 blocks", () => {
    const test = network();
    createSubnet(test.ctx, creation);
    test.setHeight(7_299);
    expect(codeOf(() => createSubnet(test.ctx, creation))).toBe("SK0620");
    test.setHeight(7_300);
    expect(createSubnet(test.ctx, creation)).toBe(2);
  });

  it("names the rule that refuses", () => {
    const test = network();
    const { ctx } = test;
    expect(codeOf(() => createSubnet(ctx, { ...creation, maxLock: 1_000n * TAO - 1n }))).toBe("SK0621");
    expect(codeOf(() => createSubnet(ctx, { ...creation, coldkey: bob }))).toBe("SK0301");
    assignNetworkParameters(ctx, { subnetLimit: 1 });
    addTestSubnet(test);
    expect(codeOf(() => createSubnet(ctx, creation))).toBe("SK0619");
  });
});

describe("addSubnet", () => {
  it("refuses root, a netuid that is taken, and values out of range", () => {
    const test = network();
    addTestSubnet(test);
    const subnet = { owner, ownerHotkey: hotkeyOf("owner"), plugin };
    expect(codeOf(() => addSubnet(test.ctx, 0, subnet))).toBe("SK0602");
    expect(codeOf(() => addSubnet(test.ctx, 1, subnet))).toBe("SK0602");
    expect(codeOf(() => addSubnet(test.ctx, 2, { ...subnet, hyperparameters: { tempo: 0 } }))).toBe("SK0616");
  });

  it("staggers the first epochs by netuid", () => {
    const test = network();
    addTestSubnet(test, { netuid: 7, hyperparameters: { tempo: 5 } });
    expect(scheduleOf(test.state, 7).lastSlot).toBe(98);
  });
});

describe("startSubnet", () => {
  it("is the owner's to do, once, and counts from the next block", () => {
    const test = network();
    addTestSubnet(test);
    expect(codeOf(() => startSubnet(test.ctx, { netuid: 1, coldkey: alice }))).toBe("SK0613");
    startSubnet(test.ctx, { netuid: 1, coldkey: owner });
    expect(subnetOf(test.state, 1).firstEmissionBlock).toBe(101);
    expect(codeOf(() => startSubnet(test.ctx, { netuid: 1, coldkey: owner }))).toBe("SK0614");
    expect(codeOf(() => startSubnet(test.ctx, { netuid: 2, coldkey: owner }))).toBe("SK0601");
  });
});
