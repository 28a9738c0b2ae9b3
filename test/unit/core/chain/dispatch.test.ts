import { describe, expect, it } from "vitest";
import { buildGenesisState } from "../../../../core/chain/buildGenesisState.js";
import { dispatch } from "../../../../core/chain/dispatch.js";
import { readAccount } from "../../../../core/chain/queries/readAccount.js";
import { readMetagraph } from "../../../../core/chain/queries/readMetagraph.js";
import type { Call } from "../../../../core/chain/callSchemas.js";
import type { Signer } from "../../../../core/primitives/keys.js";
import { MAIN_MECHANISM, weightRows } from "../../../../core/registry/tables.js";
import { stakeOf } from "../../../../core/staking/stakePool.js";
import type { State } from "../../../../core/state/state.js";
import { alice, bob, genesisFixture, signerOf, TAO, transferCall, validator } from "./chainFixture.js";
import { codeOf } from "../state/codeOf.js";

const call = (signer: Signer, made: Call, state: State = buildGenesisState(genesisFixture())): State => {
  dispatch({ state, height: 1, emit: () => undefined }, signer.account, made);
  return state;
};
const hotkey = validator.account;

describe("dispatch", () => {
  it("sends balances.transfer from the signer", () => {
    const state = call(alice, transferCall(5n * TAO));
    expect(readAccount(state, alice.account).free).toBe(995n * TAO);
    expect(readAccount(state, bob.account).free).toBe(1_005n * TAO);
  });

  it("stakes the signer's TAO with staking.add and takes it back with staking.remove", () => {
    const position = { hotkey, netuid: 0, coldkey: bob.account };
    const args = { hotkey, netuid: 0, amount: 5n * TAO, limitPrice: undefined };
    const state = call(bob, { name: "staking.add", args });
    expect(stakeOf(state, position)).toBe(5n * TAO);
    call(bob, { name: "staking.remove", args: { ...args, amount: 2n * TAO } }, state);
    expect(stakeOf(state, position)).toBe(3n * TAO);
    expect(readAccount(state, bob.account).free).toBe(997n * TAO);
  });

  it("passes limit prices on", () => {
    const args = { hotkey, netuid: 1, amount: 5n * TAO, limitPrice: 1n };
    expect(codeOf(() => call(alice, { name: "staking.add", args }))).toBe("SK0402");
    const limitPrice = 1n << 60n;
    expect(codeOf(() => call(alice, { name: "staking.remove", args: { ...args, limitPrice } }))).toBe(
      "SK0402",
    );
    const registration = { hotkey: bob.account, netuid: 1, maxPrice: 1n };
    expect(codeOf(() => call(alice, { name: "neurons.register", args: registration }))).toBe("SK0608");
  });

  it("registers a hotkey for the signer with neurons.register", () => {
    const state = call(alice, {
      name: "neurons.register",
      args: { hotkey: signerOf("new").account, netuid: 1, maxPrice: undefined },
    });
    expect(readMetagraph(state, 1).neurons.at(-1)).toMatchObject({
      uid: 5,
      hotkey: signerOf("new").account,
      coldkey: alice.account,
      registeredAt: 1,
    });
  });

  it("announces the signer's endpoint with neurons.serve", () => {
    const args = { netuid: 1, endpoint: "ws://127.0.0.1:8091", protocol: "subnetkit/1" };
    const state = call(validator, { name: "neurons.serve", args });
    expect(readMetagraph(state, 1).neurons[1]).toMatchObject({
      endpoint: args.endpoint,
      protocol: args.protocol,
    });
    expect(codeOf(() => call(bob, { name: "neurons.serve", args }))).toBe("SK0605");
  });

  it("sets the signer's weights with weights.set", () => {
    const args = { netuid: 1, uids: [2, 3], values: [1, 2], versionKey: 0n };
    const state = call(validator, { name: "weights.set", args });
    expect(state.get(weightRows, [1, MAIN_MECHANISM, 1])).toEqual([
      [2, 32_768],
      [3, 65_535],
    ]);
    expect(codeOf(() => call(bob, { name: "weights.set", args }))).toBe("SK0703");
  });
});
