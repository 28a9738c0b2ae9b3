import { describe, expect, it } from "vitest";
import { createExtrinsicReader } from "../../../../core/chain/extrinsicReader.js";
import { decodeCanonical, encodeCanonical } from "../../../../core/primitives/codec.js";
import { alice, bob, signed, transferCall } from "./chainFixture.js";
import { codeOf } from "../state/codeOf.js";

const encoded = signed(alice, transferCall());
const fields = decodeCanonical(encoded) as Record<string, unknown>;
const forged = encodeCanonical({ ...fields, nonce: 1 });

describe("createExtrinsicReader", () => {
  it("tells good signatures from others", () => {
    const reader = createExtrinsicReader();
    expect(codeOf(() => reader.read(encoded).assertSigned())).toBe("none");
    expect(codeOf(() => reader.read(forged).assertSigned())).toBe("SK1205");
    expect(
      codeOf(() => reader.read(encodeCanonical({ ...fields, signer: bob.account })).assertSigned()),
    ).toBe("SK1205");
  });

  it("remembers what it verified, by all of its bytes, and nothing else", () => {
    const reader = createExtrinsicReader();
    const first = reader.read(encoded);
    expect(reader.read(encoded).extrinsic).not.toBe(first.extrinsic);
    first.assertSigned();
    expect(reader.read(encoded.slice()).extrinsic).toBe(first.extrinsic);
    expect(codeOf(() => reader.read(encoded).assertSigned())).toBe("none");
    const resigned = encodeCanonical({ ...fields, signature: new Uint8Array(64) });
    expect(codeOf(() => reader.read(resigned).assertSigned())).toBe("SK1205");
    expect(codeOf(() => reader.read(forged).assertSigned())).toBe("SK1205");
    expect(codeOf(() => reader.read(forged).assertSigned())).toBe("SK1205");
  });
});
