import { describe, expect, it } from "vitest";
import { applyBlock, type BlockTarget } from "../../../../core/chain/applyBlock.js";
import { buildGenesisState } from "../../../../core/chain/buildGenesisState.js";
import { createExtrinsicReader } from "../../../../core/chain/extrinsicReader.js";
import { headOf } from "../../../../core/chain/head.js";
import { genesisHash } from "../../../../core/chain/loadGenesis.js";
import { referenceYuma } from "../../../../core/epoch/consensus.js";
import { decodeCanonical, encodeCanonical } from "../../../../core/primitives/codec.js";
import { registrationPriceOf } from "../../../../core/registry/register.js";
import { dumpState } from "../../../../core/state/dump.js";
import { alice, bob, genesisFixture, signed, signerOf, TAO, transferCall } from "./chainFixture.js";
import { codeOf } from "../state/codeOf.js";

const target = (consensus = referenceYuma): BlockTarget => {
  const state = buildGenesisState(genesisFixture());
  const hash = genesisHash(genesisFixture());
  return { state, genesisHash: hash, head: headOf(state), reader: createExtrinsicReader(), consensus };
};
const parentId = genesisHash(genesisFixture());

describe("applyBlock", () => {
  it("applies the next block and moves the head", () => {
    const at = target();
    const block = applyBlock(at, { height: 1, parentId, extrinsics: [signed(alice, transferCall())] });
    expect(block).toMatchObject({ height: 1, parentId, receipts: [{ index: 0, ok: true }] });
    expect(headOf(at.state)).toEqual({ height: 1, id: block.id });
  });

  it("refuses every other block and changes nothing", () => {
    const at = target();
    const before = dumpState(at.state);
    for (const wrong of [
      { height: 2, parentId },
      { height: 0, parentId },
      { height: 1, parentId: "00".repeat(32) },
      { height: 1, parentId: "not hex" },
    ]) {
      expect(codeOf(() => applyBlock(at, { ...wrong, extrinsics: [] }))).toBe("SK1219");
    }
    expect(dumpState(at.state)).toEqual(before);
  });

  it("has an id that signatures don't change and contents do", () => {
    const encoded = signed(alice, transferCall());
    const fields = decodeCanonical(encoded) as Record<string, unknown>;
    const unsigned = encodeCanonical({ ...fields, signature: new Uint8Array(64) });
    const idOf = (...extrinsics: Uint8Array[]): string =>
      applyBlock(target(), { height: 1, parentId, extrinsics }).id;
    expect(idOf(unsigned)).toBe(idOf(encoded));
    expect(idOf(signed(alice, transferCall(2n * TAO)))).not.toBe(idOf(encoded));
    expect(idOf()).not.toBe(idOf(encoded));
    expect(idOf(Uint8Array.of(1))).not.toBe(idOf(Uint8Array.of(2)));
  });

  it("runs the block step before the extrinsics", () => {
    const register = signed(bob, {
      name: "neurons.register",
      args: { hotkey: signerOf("new").account, netuid: 1, maxPrice: undefined },
    });
    const at = target();
    const price = registrationPriceOf(at.state, 1);
    const first = applyBlock(at, { height: 1, parentId, extrinsics: [] });
    const next = { ...at, head: headOf(at.state) };
    const block = applyBlock(next, { height: 2, parentId: first.id, extrinsics: [register] });
    const [receipt] = block.receipts;
    const paid = receipt?.ok
      ? receipt.events.find(({ name }) => name === "registry.registrationPaid")
      : undefined;
    // Prices decay from height 2 on: the registration pays the price of its own block, after the decay.
    expect(paid?.fields["price"]).toBeLessThan(price);
  });

  it("leaves nothing behind when the block step throws", () => {
    const broken = {
      ...referenceYuma,
      run: () => {
        throw new Error("out of order");
      },
    };
    const at = target(broken);
    let head = headOf(at.state);
    expect(() => {
      for (let height = 1; height <= 12; height++) {
        applyBlock(
          { ...at, head },
          { height, parentId: head.id, extrinsics: [signed(alice, transferCall(), { nonce: height - 1 })] },
        );
        head = headOf(at.state);
      }
    }).toThrow("out of order");
    const before = dumpState(at.state);
    expect(() =>
      applyBlock({ ...at, head }, { height: head.height + 1, parentId: head.id, extrinsics: [] }),
    ).toThrow();
    expect(dumpState(at.state)).toEqual(before);
    expect(headOf(at.state)).toEqual(head);
  });
});
