import { describe, expect, it } from "vitest";
import { dueEpochs } from "../../../../core/epoch/dueEpochs.js";
import { referenceYuma } from "../../../../core/epoch/consensus.js";
import { runSubnetEpoch } from "../../../../core/epoch/runSubnetEpoch.js";
import { assignNetworkParameters } from "../../../../core/registry/hyperparameters.js";
import { addTestSubnet, createTestNetwork } from "../economyFixture.js";

/** Subnets 1 to 4, created at height 100, tempo 10: their first slots are due at 109, 108, 107 and 106. */
function network() {
  const test = createTestNetwork();
  for (const netuid of [1, 2, 3, 4]) addTestSubnet(test, { netuid, hyperparameters: { tempo: 10 } });
  const run = (height: number): number[] => {
    test.setHeight(height);
    const due = dueEpochs(test.ctx);
    for (const netuid of due) runSubnetEpoch(test.ctx, referenceYuma, netuid, 0n);
    return due;
  };
  return { ...test, run };
}

describe("dueEpochs", () => {
  it("is a tempo after the last slot", () => {
    const { run } = network();
    expect([105, 106, 107, 108, 109, 110].map(run)).toEqual([[], [4], [3], [2], [1], []]);
    expect([115, 116, 117, 118, 119].map(run)).toEqual([[], [4], [3], [2], [1]]);
  });

  it("lets two run in a block, the others in the next ones", () => {
    const { run } = network();
    expect([200, 201, 202].map(run)).toEqual([[1, 2], [3, 4], []]);
    expect([210, 211, 212].map(run)).toEqual([[1, 2], [3, 4], []]);
  });

  it("follows the network's limit", () => {
    const { ctx, run } = network();
    assignNetworkParameters(ctx, { maxEpochsPerBlock: 3 });
    expect([200, 201].map(run)).toEqual([[1, 2, 3], [4]]);
  });
});
