import { beforeEach, describe, expect, it } from "vitest";
import { applyExtrinsic, type BlockPlace } from "../../../../core/chain/applyExtrinsic.js";
import { buildGenesisState } from "../../../../core/chain/buildGenesisState.js";
import { createExtrinsicReader } from "../../../../core/chain/extrinsicReader.js";
import { genesisHash } from "../../../../core/chain/loadGenesis.js";
import { nextNonce } from "../../../../core/chain/nonces.js";
import { decodeCanonical, encodeCanonical } from "../../../../core/primitives/codec.js";
import { sha256Hex } from "../../../../core/primitives/hash.js";
import { dumpState } from "../../../../core/state/dump.js";
import { alice, bob, genesisFixture, signed, TAO, transferCall } from "./chainFixture.js";

let place: BlockPlace;
beforeEach(() => {
  place = {
    state: buildGenesisState(genesisFixture()),
    height: 1,
    genesisHash: genesisHash(genesisFixture()),
    reader: createExtrinsicReader(),
  };
});

describe("applyExtrinsic", () => {
  it("gives a receipt with the call's own events", () => {
    const receipt = applyExtrinsic(place, signed(alice, transferCall()), 3);
    expect(receipt).toMatchObject({
      index: 3,
      ok: true,
      events: [{ name: "ledger.transferred", fields: { from: alice.account, to: bob.account, amount: TAO } }],
    });
    expect(nextNonce(place.state, alice.account)).toBe(1);
  });

  it("changes nothing for an extrinsic that isn't valid here, and says which rule", () => {
    const before = dumpState(place.state);
    const good = decodeCanonical(signed(alice, transferCall())) as Record<string, unknown>;
    const cases: readonly (readonly [code: string, encoded: Uint8Array])[] = [
      ["SK1201", Uint8Array.of(1, 2, 3)],
      ["SK1202", new Uint8Array(70_000)],
      ["SK1203", encodeCanonical({ ...good, call: { name: "sudo", args: {} } })],
      ["SK1204", encodeCanonical({ ...good, call: { name: "balances.transfer", args: {} } })],
      ["SK1205", encodeCanonical({ ...good, signature: new Uint8Array(64) })],
      ["SK1205", encodeCanonical({ ...good, signer: bob.account })],
      ["SK1206", signed(alice, transferCall(), { genesisHash: "00".repeat(32) })],
      ["SK1207", signed(alice, transferCall(), { era: { birth: 2, lifetime: 5 } })],
      ["SK1208", signed(alice, transferCall(), { era: { birth: 0, lifetime: 1 } })],
      ["SK1210", signed(alice, transferCall(), { nonce: 1 })],
    ];
    for (const [code, encoded] of cases) {
      const receipt = applyExtrinsic(place, encoded, 0);
      expect(receipt).toMatchObject({ ok: false, code, events: [] });
      expect(dumpState(place.state)).toEqual(before);
    }
  });

  it("refuses a replay", () => {
    const encoded = signed(alice, transferCall());
    applyExtrinsic(place, encoded, 0);
    const before = dumpState(place.state);
    expect(applyExtrinsic(place, encoded, 1)).toMatchObject({ ok: false, code: "SK1209" });
    expect(dumpState(place.state)).toEqual(before);
  });

  it("changes the nonce alone when the call fails", () => {
    const before = [...place.state.tables()].map(({ name }) => name);
    const balances = dumpState(place.state);
    const encoded = signed(alice, transferCall(1n << 62n));
    const receipt = applyExtrinsic(place, encoded, 0);
    expect(receipt).toMatchObject({ ok: false, code: "SK0301", events: [] });
    expect(!receipt.ok && receipt.next.length > 0 && receipt.message.length > 0).toBe(true);
    expect(nextNonce(place.state, alice.account)).toBe(1);
    expect(place.state.tables().map(({ name }) => name)).toEqual(
      [...before, "chain.nonces"].sort((a, b) => (a < b ? -1 : 1)),
    );
    for (const table of place.state.tables()) {
      if (table.name === "chain.nonces")
        for (const [key] of place.state.entries(table)) place.state.delete(table, key);
    }
    expect(dumpState(place.state)).toEqual(balances);
  });

  it("identifies bytes that are no extrinsic by their hash", () => {
    const garbage = Uint8Array.of(1, 2, 3);
    expect(applyExtrinsic(place, garbage, 0).id).toBe(sha256Hex(garbage));
  });
});
