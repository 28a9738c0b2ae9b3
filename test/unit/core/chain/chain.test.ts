import { describe, expect, it } from "vitest";
import { createChain, type Chain } from "../../../../core/chain/chain.js";
import { readAccount } from "../../../../core/chain/queries/readAccount.js";
import { referenceYuma } from "../../../../core/epoch/consensus.js";
import { dumpState, loadState } from "../../../../core/state/dump.js";
import { stateHash } from "../../../../core/state/hash.js";
import { alice, bob, genesisFixture, signed, subnetFixture, TAO, transferCall } from "./chainFixture.js";
import { codeOf } from "../state/codeOf.js";

const newChain = (historyBlocks = 100): Chain => createChain({ genesis: genesisFixture(), historyBlocks });

describe("createChain", () => {
  it("seals blocks on each other", () => {
    const chain = newChain();
    expect(chain.head).toEqual({ height: 0, id: chain.genesisHash });
    const [first, second] = [chain.applyBlock([]), chain.applyBlock([signed(alice, transferCall())])];
    expect(first).toMatchObject({ height: 1, parentId: chain.genesisHash });
    expect(second).toMatchObject({ height: 2, parentId: first.id });
    expect(chain.head).toEqual({ height: 2, id: second.id });
    expect(chain.blockAt(2)).toBe(second);
  });

  it("keeps as many blocks as it is told", () => {
    const chain = newChain(2);
    for (let count = 0; count < 5; count++) chain.applyBlock([]);
    expect(codeOf(() => chain.blockAt(3))).toBe("SK1212");
    expect(chain.blockAt(4).height).toBe(4);
    expect(codeOf(() => chain.blockAt(6))).toBe("SK1212");
  });

  it("goes back with its state's snapshots, and on from there", () => {
    const chain = newChain();
    const first = chain.applyBlock([]);
    const snapshot = chain.state.snapshot();
    const second = chain.applyBlock([signed(alice, transferCall())]);
    const hash = stateHash(chain.state);
    chain.state.revertTo(snapshot);
    expect(chain.head.id).toBe(first.id);
    expect(codeOf(() => chain.blockAt(2))).toBe("SK1212");
    expect(readAccount(chain.state, alice.account).nonce).toBe(0);
    expect(chain.replayBlock(second).id).toBe(second.id);
    expect(stateHash(chain.state)).toBe(hash);
  });

  it("continues from a dump like the original", () => {
    const chain = newChain();
    for (let count = 0; count < 12; count++) chain.applyBlock([]);
    const copy = createChain({ genesis: genesisFixture(), state: loadState(dumpState(chain.state)) });
    expect(copy.head).toEqual(chain.head);
    for (let count = 0; count < 12; count++) {
      const extrinsics = [signed(alice, transferCall(), { nonce: count })];
      expect(copy.applyBlock(extrinsics)).toEqual(chain.applyBlock(extrinsics));
    }
    expect(dumpState(copy.state)).toEqual(dumpState(chain.state));
  });

  it("refuses a state of another genesis, another consensus, and a genesis that contradicts itself", () => {
    const genesis = genesisFixture();
    const state = newChain().state;
    expect(codeOf(() => createChain({ genesis: genesisFixture({ network: "other" }), state }))).toBe(
      "SK1220",
    );
    expect(codeOf(() => createChain({ genesis, consensus: { ...referenceYuma, version: "0" } }))).toBe(
      "SK1218",
    );
    expect(
      codeOf(() =>
        createChain({ genesis: genesisFixture({ subnets: [subnetFixture(1), subnetFixture(1)] }) }),
      ),
    ).toBe("SK1215");
  });

  describe("checkExtrinsic", () => {
    it("accepts what the next block would, and changes nothing", () => {
      const chain = newChain();
      const before = dumpState(chain.state);
      const encoded = signed(alice, transferCall());
      const { id } = chain.checkExtrinsic(encoded);
      expect(dumpState(chain.state)).toEqual(before);
      expect(chain.applyBlock([encoded]).receipts).toMatchObject([{ id, ok: true }]);
      expect(codeOf(() => chain.checkExtrinsic(encoded))).toBe("SK1209");
    });

    it("counts what is pending", () => {
      const chain = newChain();
      const third = signed(alice, transferCall(), { nonce: 2 });
      expect(codeOf(() => chain.checkExtrinsic(third))).toBe("SK1210");
      expect(codeOf(() => chain.checkExtrinsic(third, (signer) => (signer === alice.account ? 2 : 0)))).toBe(
        "none",
      );
      expect(codeOf(() => chain.checkExtrinsic(third, (signer) => (signer === bob.account ? 2 : 0)))).toBe(
        "SK1210",
      );
    });

    it("looks at the next block's height", () => {
      const chain = newChain();
      const first = signed(alice, transferCall(), { era: { birth: 1, lifetime: 1 } });
      const second = signed(bob, transferCall(TAO), { era: { birth: 2, lifetime: 1 } });
      expect([first, second].map((each) => codeOf(() => chain.checkExtrinsic(each)))).toEqual([
        "none",
        "SK1207",
      ]);
      chain.applyBlock([]);
      expect([first, second].map((each) => codeOf(() => chain.checkExtrinsic(each)))).toEqual([
        "SK1208",
        "none",
      ]);
    });

    it("refuses forgeries, also of what it has seen", () => {
      const chain = newChain();
      const encoded = signed(alice, transferCall());
      chain.checkExtrinsic(encoded);
      const forged = encoded.map((byte, index) =>
        index === encoded.indexOf(0x40, 100) + 3 ? byte ^ 1 : byte,
      );
      expect(codeOf(() => chain.checkExtrinsic(forged))).not.toBe("none");
    });
  });
});
