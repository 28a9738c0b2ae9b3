import { describe, expect, it } from "vitest";
import { createChain } from "../../../../../core/chain/chain.js";
import { readAccount } from "../../../../../core/chain/queries/readAccount.js";
import { mintAlpha } from "../../../../../core/pools/mintAlpha.js";
import { keepRootDividend } from "../../../../../core/staking/rootDividend.js";
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
      claimable: [],
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

  it("shows what an account can claim of root dividends", () => {
    const { state } = createChain({ genesis: genesisFixture() });
    const ctx = { state, height: 1, emit: () => undefined };
    const hotkey = validator.account;
    keepRootDividend(ctx, 2, hotkey, mintAlpha(ctx, 2, TAO));
    const claimable = [{ hotkey, netuid: 2, amount: TAO - 1n }];
    expect(readAccount(state, validator.account)).toMatchObject({ claimable });
    expect(readAccount(state, alice.account)).toMatchObject({ claimable: [] });
  });

  it("shows nothing of an account that never was", () => {
    const { account } = signerOf("nobody");
    const { state } = createChain({ genesis: genesisFixture() });
    expect(readAccount(state, account)).toEqual({
      account,
      free: 0n,
      nonce: 0,
      stakes: [],
      claimable: [],
      registrations: [],
      neurons: [],
    });
  });
});
