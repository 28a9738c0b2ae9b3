import { describe, expect, it } from "vitest";
import { createChain, type Chain } from "../../../../core/chain/chain.js";
import { referenceYuma } from "../../../../core/epoch/consensus.js";
import { stateHash } from "../../../../core/state/hash.js";
import { codeOf } from "../state/codeOf.js";
import { genesisFixture } from "./chainFixture.js";

const newChain = (): Chain => createChain({ genesis: genesisFixture() });

describe("chain.advance", () => {
  it("refuses what is not ahead, or out of reach, and changes nothing", () => {
    const chain = newChain();
    chain.advance({ blocks: 3 });
    const hash = stateHash(chain.state);
    const wrong = [
      ...[0, -1, 1.5, Number.NaN, 30_000_001].map((blocks) => ({ blocks })),
      ...[0, 2.5, Number.POSITIVE_INFINITY].map((epochs) => ({ epochs })),
      ...[0, 3, 3.5, 40_000_000].map((toBlock) => ({ toBlock })),
    ];
    for (const each of wrong)
      expect(
        codeOf(() => chain.advance(each)),
        JSON.stringify(each),
      ).toBe("SK1223");
    const empty = createChain({ genesis: genesisFixture({ subnets: [], stakes: [] }) });
    expect(codeOf(() => empty.advance({ epochs: 1 }))).toBe("SK1223");
    expect(stateHash(chain.state)).toBe(hash);
  });

  it("keeps no blocks of a stretch, nor those it took the place of", () => {
    const chain = newChain();
    chain.applyBlock([]);
    const snapshot = chain.state.snapshot();
    for (let height = 2; height <= 5; height++) chain.applyBlock([]);
    chain.state.revertTo(snapshot);
    chain.advance({ blocks: 6 });
    expect(codeOf(() => chain.blockAt(4))).toBe("SK1212");
    expect(chain.blockAt(1).height).toBe(1);
    expect(chain.applyBlock([]).height).toBe(8);
    expect(chain.blockAt(8).height).toBe(8);
  });

  it("leaves nothing of a stretch that can't be finished", () => {
    let runs = 0;
    const failing = {
      ...referenceYuma,
      run: (...args: Parameters<typeof referenceYuma.run>) => {
        runs += 1;
        if (runs > 3) throw new Error("out of order");
        return referenceYuma.run(...args);
      },
    };
    const chain = createChain({ genesis: genesisFixture(), consensus: failing });
    const hash = stateHash(chain.state);
    expect(() => chain.advance({ blocks: 100 })).toThrow("out of order");
    expect(chain.head.height).toBe(0);
    expect(stateHash(chain.state)).toBe(hash);
  });
});
