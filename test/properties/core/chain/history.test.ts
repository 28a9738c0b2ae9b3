import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { createChain, type Chain } from "../../../../core/chain/chain.js";
import { expectReplayedHistories } from "./chainHistories.js";
import { blocks, encodeAll, genesis, submission } from "./submissions.js";

/** Everything but nonces, head and genesis hash. */
function economyOf({ state }: Chain): unknown {
  const tables = state.tables().filter(({ name }) => !name.startsWith("chain."));
  return tables.map((table) => [table.name, [...state.entries(table)]]);
}

describe("a chain, over random histories", () => {
  // 90 of them are among the slow tests.
  it("conserves every rao, and replays to the same ids and the same state", () =>
    expectReplayedHistories(25));

  it("is changed by a refused extrinsic in its nonce alone", () => {
    let refused = 0;
    fc.assert(
      fc.property(blocks, submission, (history, last) => {
        const chain = createChain({ genesis });
        for (const submissions of history) chain.applyBlock(encodeAll(chain, submissions));
        const [encoded = new Uint8Array()] = encodeAll(chain, [last]);
        const snapshot = chain.state.snapshot();
        chain.applyBlock([]);
        const without = economyOf(chain);
        chain.state.revertTo(snapshot);

        const [receipt] = chain.applyBlock([encoded]).receipts;
        if (receipt?.ok !== false) return;
        refused += 1;
        expect(economyOf(chain)).toEqual(without);
      }),
      { seed: 4, numRuns: 40 },
    );
    expect(refused).toBeGreaterThan(10);
  });
});
