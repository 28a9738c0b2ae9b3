import { describe, expect, it } from "vitest";
import { createExtrinsicReader } from "../../../../core/chain/extrinsicReader.js";
import { verifySigned, type VerifyBatch } from "../../../../core/primitives/verifySigned.js";
import { decodeCanonical, encodeCanonical } from "../../../../core/primitives/codec.js";
import { signerFromSecret } from "../../../../core/primitives/secretKey.js";
import { secretFromUri } from "../../../../core/primitives/secretUri.js";
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

  it("takes Sr25519 signatures, and no scheme for another", () => {
    const wallet = signerFromSecret(secretFromUri("sr25519", "//Alice"));
    const reader = createExtrinsicReader();
    const good = signed(wallet, transferCall());
    expect(reader.read(good).extrinsic.scheme).toBe("sr25519");
    expect(codeOf(() => reader.read(good).assertSigned())).toBe("none");
    const mislabelled = signed({ ...wallet, scheme: "ed25519" }, transferCall());
    expect(codeOf(() => reader.read(mislabelled).assertSigned())).toBe("SK1205");
  });

  it("has signatures verified ahead, once, and keeps both verdicts", async () => {
    const reader = createExtrinsicReader();
    const batches: number[] = [];
    const verify: VerifyBatch = async (batch) => {
      batches.push(batch.length);
      return batch.map(verifySigned);
    };
    const [good, bad] = [reader.read(encoded), reader.read(forged)];
    await reader.verifyAhead([good, bad], verify);
    await reader.verifyAhead([good, bad], verify);
    expect(batches).toEqual([2]);
    expect(codeOf(() => good.assertSigned())).toBe("none");
    expect(codeOf(() => bad.assertSigned())).toBe("SK1205");
  });

  it("takes a missing verdict for a bad one", async () => {
    const reader = createExtrinsicReader();
    const read = reader.read(encoded);
    await reader.verifyAhead([read], async () => []);
    expect(codeOf(() => read.assertSigned())).toBe("SK1205");
  });

  it("reads once: what it read comes back as it is, whatever becomes of the bytes", () => {
    const reader = createExtrinsicReader();
    const buffer = Uint8Array.from(encoded);
    const read = reader.read(buffer);
    buffer.fill(0);
    expect(reader.read(read)).toBe(read);
    expect(read.encoded).toEqual(encoded);
    expect(codeOf(() => read.assertSigned())).toBe("none");
    expect(codeOf(() => reader.read(Uint8Array.of(1, 2, 3)))).toBe("SK1201");
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
