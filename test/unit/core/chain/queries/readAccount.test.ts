import { describe, expect, it } from "vitest";
import { createChain } from "../../../../../core/chain/chain.js";
import { readAccount } from "../../../../../core/chain/queries/readAccount.js";
import { alice, genesisFixture, signed, signerOf, TAO, transferCall, validator } from "../chainFixture.js";

describe("readAccount", () => {
  it("shows what an account has and is", () => {
    const chain = createChain({ genesis: genesisFixture() });
    chain.applyBlock([signed(alice, transferCall())]);
    expect(readAccount(chain.state, alice.account)).toEqual({
      account: alice.account,
      free: 999n * TAO,
      nonce: 1,
      stakes: [{ hotkey: validator.account, netuid: 1, amount: 2_000n * TAO }],
      registrations: [],
      neurons: [],
    });
    expect(readAccount(chain.state, validator.account)).toMatchObject({
      stakes: [{ hotkey: validator.account, netuid: 0, amount: 5_000n * TAO }],
      registrations: [
        { netuid: 1, uid: 1 },
        { netuid: 2, uid: 1 },
      ],
      neurons: [
        { netuid: 1, uid: 1, hotkey: validator.account },
        { netuid: 2, uid: 1, hotkey: validator.account },
      ],
    });
  });

  it("shows nothing of an account that never was", () => {
    const { account } = signerOf("nobody");
    const { state } = createChain({ genesis: genesisFixture() });
    expect(readAccount(state, account)).toEqual({
      account,
      free: 0n,
      nonce: 0,
      stakes: [],
      registrations: [],
      neurons: [],
    });
  });
});
