import { describe, expect, it } from "vitest";
import { signingPayload, type ExtrinsicBody } from "../../../../core/chain/extrinsic.js";
import { decodeCanonical } from "../../../../core/primitives/codec.js";
import { alice, bob, transferCall } from "./chainFixture.js";

const body: ExtrinsicBody = {
  call: transferCall(5n),
  signer: alice.account,
  nonce: 1,
  era: { birth: 2, lifetime: 3 },
  genesisHash: "ab".repeat(32),
  scheme: "ed25519",
};

describe("signingPayload", () => {
  it("is the domain tag and the body without a signature", () => {
    const payload = signingPayload(body);
    const tag = new TextEncoder().encode("subnetkit/extrinsic/1\n");
    expect(payload.slice(0, tag.length)).toEqual(tag);
    expect(decodeCanonical(payload.slice(tag.length))).toEqual({
      call: { name: "balances.transfer", args: { to: bob.account, amount: 5 } },
      era: { birth: 2, lifetime: 3 },
      genesis: new Uint8Array(32).fill(0xab),
      nonce: 1,
      scheme: "ed25519",
      signer: alice.account,
    });
  });
});
