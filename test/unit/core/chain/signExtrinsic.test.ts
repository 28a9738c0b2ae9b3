import { describe, expect, it } from "vitest";
import { decodeExtrinsic } from "../../../../core/chain/decodeExtrinsic.js";
import { signExtrinsic } from "../../../../core/chain/signExtrinsic.js";
import { verifySignature } from "../../../../core/primitives/keys.js";
import { alice, transferCall } from "./chainFixture.js";

describe("signExtrinsic", () => {
  it("makes bytes that decode to what was signed, by the signer", () => {
    const unsigned = {
      call: transferCall(),
      nonce: 3,
      era: { birth: 10, lifetime: 64 },
      genesisHash: "12".repeat(32),
    };
    const decoded = decodeExtrinsic(signExtrinsic(alice, unsigned));
    expect(decoded).toMatchObject({ ...unsigned, signer: alice.account, scheme: "ed25519" });
    expect(verifySignature(alice.account, decoded.payload, decoded.signature)).toBe(true);
  });
});
