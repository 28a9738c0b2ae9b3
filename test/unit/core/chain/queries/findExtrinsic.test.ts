import { describe, expect, it } from "vitest";
import { createChain } from "../../../../../core/chain/chain.js";
import { decodeExtrinsic } from "../../../../../core/chain/decodeExtrinsic.js";
import { findExtrinsic } from "../../../../../core/chain/queries/findExtrinsic.js";
import { alice, genesisFixture, signed, transferCall } from "../chainFixture.js";

describe("findExtrinsic", () => {
  it("finds a receipt in the blocks that are kept, applied or refused", () => {
    const chain = createChain({ genesis: genesisFixture(), historyBlocks: 3 });
    const applied = signed(alice, transferCall());
    const refused = signed(alice, transferCall(10n ** 18n), { nonce: 1 });
    const [first, second] = [applied, refused].map((each) => decodeExtrinsic(each).id);
    if (first === undefined || second === undefined) throw new Error("no ids");
    expect(findExtrinsic(chain, first)).toEqual({ status: "unknown", searchedFrom: 1 });

    const block = chain.applyBlock([applied, refused]);
    chain.applyBlock([]);
    expect(findExtrinsic(chain, first)).toMatchObject({
      status: "included",
      height: 1,
      blockId: block.id,
      receipt: { ok: true, index: 0 },
    });
    expect(findExtrinsic(chain, second)).toMatchObject({
      status: "included",
      receipt: { ok: false, index: 1 },
    });

    chain.applyBlock([]);
    chain.applyBlock([]);
    expect(findExtrinsic(chain, first)).toEqual({ status: "unknown", searchedFrom: 2 });
  });
});
