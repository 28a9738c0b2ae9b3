import { describe, expect, it } from "vitest";
import { emitBlock } from "../../../../core/emission/emitBlock.js";
import { runDueEpochs } from "../../../../core/emission/runDueEpochs.js";
import { referenceYuma } from "../../../../core/epoch/consensus.js";
import { potsOf } from "../../../../core/ledger/pots.js";
import { grantPermits } from "../../../../core/registry/grantPermits.js";
import { neuronsOf } from "../../../../core/registry/neurons.js";
import { hotkeyStake } from "../../../../core/staking/stakePool.js";
import { setWeights } from "../../../../core/weights/setWeights.js";
import {
  accountOf,
  addTestNeuron,
  addTestSubnet,
  assertConserved,
  createTestNetwork,
  endow,
  hotkeyOf,
  TAO,
} from "../economyFixture.js";

describe("runDueEpochs", () => {
  it("turns weights into stake: miners earn in proportion, pots are empty, nothing is lost", () => {
    const test = createTestNetwork();
    addTestSubnet(test, { firstEmissionBlock: 100, hyperparameters: { tempo: 20, weightsRateLimit: 0 } });
    for (const name of ["validator", "miner2", "miner3"]) addTestNeuron(test, 1, name);
    endow(test, { hotkey: hotkeyOf("validator"), coldkey: accountOf("validator"), netuid: 1 }, 500n * TAO);
    grantPermits(test.ctx, 1, [1]);
    test.setHeight(101);
    const vector = { uids: [2, 3], values: [1, 3], versionKey: 0n };
    setWeights(test.ctx, { netuid: 1, hotkey: hotkeyOf("validator"), ...vector });

    for (let height = 102; height < 119; height++) {
      test.setHeight(height);
      emitBlock(test.ctx);
      runDueEpochs(test.ctx, referenceYuma);
      expect(test.event("epoch.finished")).toBeUndefined();
    }
    const pots = potsOf(test.state, 1);
    test.setHeight(119);
    runDueEpochs(test.ctx, referenceYuma);

    expect(test.event("epoch.finished")?.fields).toMatchObject({ raoEmission: pots.server + pots.validator });
    expect(potsOf(test.state, 1)).toEqual({ owner: 0n, server: 0n, validator: 0n, root: 0n });
    const [, , two, three] = neuronsOf(test.state, 1).map(({ hotkey }) => hotkeyStake(test.state, hotkey, 1));
    expect([two, three]).toEqual([1_742_509_724n, 5_227_529_172n]);
    expect(hotkeyStake(test.state, hotkeyOf("owner"), 1)).toBe(pots.owner);
    assertConserved(test);
  });
});
