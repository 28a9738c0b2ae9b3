import { describe, expect, it } from "vitest";
import { createChain } from "../../../../core/chain/chain.js";
import { createPool, type Dropped } from "../../../../plugins/engine-solo/pool.js";
import { alice, bob, genesisFixture, owner, signed, transferCall } from "../../core/chain/chainFixture.js";
import { codeOf } from "../../core/state/codeOf.js";
import type { Chain } from "../../../../core/chain/chain.js";
import type { Signer } from "../../../../core/primitives/keys.js";

/** A pool that takes bytes and gives them back, as the engine's callers see it. */
interface BytePool {
  readonly size: number;
  add(encoded: Uint8Array): string;
  take(): { extrinsics: readonly Uint8Array[]; dropped: readonly Dropped[] };
}

const setUp = (limits = { extrinsics: 100, perSigner: 10 }): { chain: Chain; pool: BytePool } => {
  const chain = createChain({ genesis: genesisFixture() });
  const pool = createPool(chain, limits);
  return {
    chain,
    pool: {
      get size() {
        return pool.size;
      },
      add: (encoded) => pool.add(chain.readExtrinsic(encoded)),
      take: () => {
        const { extrinsics, dropped } = pool.take();
        return { extrinsics: extrinsics.map(({ encoded }) => encoded), dropped };
      },
    },
  };
};
const transfer = (signer: Signer, nonce: number): Uint8Array => signed(signer, transferCall(), { nonce });

describe("createPool", () => {
  it("orders by signer, then nonce, however things came in", () => {
    const signers = [alice, bob, owner].sort((a, b) => (a.account < b.account ? -1 : 1));
    const orders = [signers, [...signers].reverse()].map((submitters) => {
      const { pool } = setUp();
      for (const nonce of [0, 1]) for (const signer of submitters) pool.add(transfer(signer, nonce));
      expect(pool.size).toBe(6);
      return pool.take().extrinsics;
    });
    const expected = signers.flatMap((signer) => [transfer(signer, 0), transfer(signer, 1)]);
    expect(orders).toEqual([expected, expected]);
  });

  it("refuses what can't be in the next block, after what waits already", () => {
    const { pool } = setUp();
    expect(codeOf(() => pool.add(Uint8Array.of(1)))).toBe("SK1201");
    expect(codeOf(() => pool.add(transfer(alice, 1)))).toBe("SK1210");
    pool.add(transfer(alice, 0));
    expect(codeOf(() => pool.add(transfer(alice, 0)))).toBe("SK1209");
    pool.add(transfer(alice, 1));
    expect(pool.size).toBe(2);
  });

  it("is bounded, as a whole and for each signer", () => {
    const { pool } = setUp({ extrinsics: 3, perSigner: 2 });
    pool.add(transfer(alice, 0));
    pool.add(transfer(alice, 1));
    expect(codeOf(() => pool.add(transfer(alice, 2)))).toBe("SK1702");
    pool.add(transfer(bob, 0));
    expect(codeOf(() => pool.add(transfer(owner, 0)))).toBe("SK1701");
    pool.take();
    pool.add(transfer(owner, 0));
    expect(pool.size).toBe(1);
  });

  it("keeps its own copy of the bytes", () => {
    const { pool } = setUp();
    const encoded = transfer(alice, 0);
    pool.add(encoded);
    encoded.fill(0);
    expect(pool.take().extrinsics).toEqual([transfer(alice, 0)]);
  });

  it("drops what is no longer valid, with what depended on it", () => {
    const { chain, pool } = setUp();
    const short = signed(alice, transferCall(), { era: { birth: 1, lifetime: 1 } });
    const shortId = pool.add(short);
    const dependentId = pool.add(transfer(alice, 1));
    pool.add(transfer(bob, 0));
    chain.applyBlock([]);
    const { extrinsics, dropped } = pool.take();
    expect(extrinsics).toEqual([transfer(bob, 0)]);
    expect(dropped.map(({ id, code }) => [id, code])).toEqual([
      [shortId, "SK1208"],
      [dependentId, "SK1210"],
    ]);
    expect(pool.size).toBe(0);
  });
});
