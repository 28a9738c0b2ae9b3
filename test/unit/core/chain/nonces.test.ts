import { describe, expect, it } from "vitest";
import { nextNonce, useNonce } from "../../../../core/chain/nonces.js";
import { createState } from "../../../../core/state/state.js";
import { alice, bob } from "./chainFixture.js";

describe("nonces", () => {
  it("count up from 0, for each account on its own", () => {
    const state = createState();
    useNonce(state, alice.account);
    useNonce(state, alice.account);
    expect([nextNonce(state, alice.account), nextNonce(state, bob.account)]).toEqual([2, 0]);
  });
});
