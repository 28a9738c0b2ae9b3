import { describe, expect, it } from "vitest";
import { decodeExtrinsic } from "../../../../core/chain/decodeExtrinsic.js";
import { MAX_EXTRINSIC_BYTES } from "../../../../core/chain/extrinsic.js";
import { decodeCanonical, encodeCanonical } from "../../../../core/primitives/codec.js";
import { verifySignature } from "../../../../core/primitives/keys.js";
import { alice, signed, transferCall } from "./chainFixture.js";
import { codeOf } from "../state/codeOf.js";

const encoded = signed(alice, transferCall(), { nonce: 7, era: { birth: 3, lifetime: 64 } });
const fields = decodeCanonical(encoded) as Record<string, unknown>;
const codeWith = (changes: Record<string, unknown>): string =>
  codeOf(() => decodeExtrinsic(encodeCanonical({ ...fields, ...changes })));

describe("decodeExtrinsic", () => {
  it("gives back what was signed, with its signature", () => {
    const extrinsic = decodeExtrinsic(encoded);
    expect(extrinsic).toMatchObject({
      call: transferCall(),
      signer: alice.account,
      nonce: 7,
      era: { birth: 3, lifetime: 64 },
      scheme: "ed25519",
    });
    expect(verifySignature(extrinsic.signer, extrinsic.payload, extrinsic.signature)).toBe(true);
  });

  it("has an id that the signature doesn't touch and everything else does", () => {
    const { id } = decodeExtrinsic(encoded);
    const idWith = (changes: Record<string, unknown>): string =>
      decodeExtrinsic(encodeCanonical({ ...fields, ...changes })).id;
    expect(idWith({ signature: new Uint8Array(64) })).toBe(id);
    expect(idWith({ nonce: 8 })).not.toBe(id);
    expect(idWith({ genesis: new Uint8Array(32) })).not.toBe(id);
  });

  it("refuses bytes that are not deterministic CBOR of the right form", () => {
    const shuffled = encodeCanonical({ ...fields, nonce: 0 });
    const nonMinimal = new Uint8Array(shuffled);
    for (const bytes of [
      new Uint8Array(),
      Uint8Array.of(0xa0),
      encodeCanonical("text"),
      encoded.slice(0, -1),
      Uint8Array.of(...encoded, 0),
      Uint8Array.of(0xbf, ...nonMinimal.slice(1), 0xff),
      new Uint8Array(20_000).fill(0x81),
    ]) {
      expect(codeOf(() => decodeExtrinsic(bytes))).toBe("SK1201");
    }
  });

  it("refuses each wrong field", () => {
    expect(codeWith({ tip: 5 })).toBe("SK1201");
    expect(codeWith({ nonce: -1 })).toBe("SK1201");
    expect(codeWith({ nonce: "0" })).toBe("SK1201");
    expect(codeWith({ signer: "5Grw" })).toBe("SK1201");
    expect(codeWith({ genesis: new Uint8Array(31) })).toBe("SK1201");
    expect(codeWith({ signature: new Uint8Array(63) })).toBe("SK1201");
    expect(codeWith({ era: { birth: 0 } })).toBe("SK1201");
    expect(codeWith({ era: { birth: 0, lifetime: 0 } })).toBe("SK1201");
    expect(codeWith({ era: { birth: -1, lifetime: 5 } })).toBe("SK1201");
    expect(codeWith({ era: { birth: 0, lifetime: 65_536 } })).toBe("SK1201");
    expect(codeWith({ call: "balances.transfer" })).toBe("SK1201");
    expect(codeWith({ call: { name: "balances.transfer", args: {}, memo: 1 } })).toBe("SK1201");
    expect(codeWith({ call: { name: "balances.mint", args: {} } })).toBe("SK1203");
    expect(codeWith({ call: { name: "balances.transfer", args: {} } })).toBe("SK1204");
    expect(codeWith({ call: { name: "balances.transfer" } })).toBe("SK1204");
    expect(codeWith({ scheme: "ecdsa" })).toBe("SK1211");
    expect(codeWith({ scheme: "sr25519" })).toBe("none");
    expect(codeWith({ scheme: "" })).toBe("SK1211");
    expect(codeWith({ scheme: "ecdsa", era: { birth: 0 } })).toBe("SK1211");
    const { signer: _, ...unsigned } = fields;
    expect(codeOf(() => decodeExtrinsic(encodeCanonical(unsigned)))).toBe("SK1201");
  });

  it("refuses long bytes before it reads them", () => {
    expect(codeOf(() => decodeExtrinsic(new Uint8Array(MAX_EXTRINSIC_BYTES + 1)))).toBe("SK1202");
  });
});
