import { describe, expect, it } from "vitest";
import { columnsOf } from "../../../../core/yuma/columnRows.js";
import { buildGenesisState } from "../../../../core/chain/buildGenesisState.js";
import { dispatch } from "../../../../core/chain/dispatch.js";
import { readAccount } from "../../../../core/chain/queries/readAccount.js";
import { readCommitments } from "../../../../core/chain/queries/readCommitments.js";
import { readMetagraph } from "../../../../core/chain/queries/readMetagraph.js";
import type { Call } from "../../../../core/chain/callSchemas.js";
import { hexToBytes } from "../../../../core/primitives/bytes.js";
import { mintAlpha } from "../../../../core/pools/mintAlpha.js";
import type { Signer } from "../../../../core/primitives/keys.js";
import { assignHyperparameters, hyperparameters } from "../../../../core/registry/hyperparameters.js";
import { subnetOf } from "../../../../core/registry/subnets.js";
import { MAIN_MECHANISM, weightRows } from "../../../../core/registry/tables.js";
import { stakeOf } from "../../../../core/staking/stakePool.js";
import { childTakeOf } from "../../../../core/staking/setChildTake.js";
import { incentiveHotkeyOf } from "../../../../core/staking/setIncentiveHotkey.js";
import { keepRootDividend } from "../../../../core/staking/rootDividend.js";
import { pendingChildren } from "../../../../core/staking/tables.js";
import { takeOf } from "../../../../core/staking/take.js";
import type { State } from "../../../../core/state/state.js";
import { weightCommitHash } from "../../../../core/weights/weightCommitHash.js";
import { openCommitsOf } from "../../../../core/weights/weightCommits.js";
import { alice, bob, genesisFixture, owner, signerOf, TAO, transferCall, validator } from "./chainFixture.js";
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

  it("moves, swaps and gives away the signer's stake", () => {
    const state = buildGenesisState(genesisFixture());
    const held = (coldkey: Signer, to: string, netuid: number) =>
      stakeOf(state, { hotkey: to as typeof hotkey, coldkey: coldkey.account, netuid });
    const common = { hotkey, netuid: 1, amount: 10n * TAO, limitPrice: undefined };
    const destinationHotkey = owner.account;
    call(
      alice,
      { name: "staking.move", args: { ...common, destinationHotkey, destinationNetuid: 1 } },
      state,
    );
    expect(held(alice, owner.account, 1)).toBe(10n * TAO);
    call(alice, { name: "staking.swap", args: { ...common, destinationNetuid: 2 } }, state);
    expect(held(alice, hotkey, 2)).toBeGreaterThan(9n * TAO);
    const gift = { ...common, to: bob.account, destinationNetuid: 1 };
    call(alice, { name: "staking.transfer", args: gift }, state);
    expect(held(bob, hotkey, 1)).toBe(10n * TAO);
    const limited = { ...common, destinationNetuid: 2, limitPrice: 1_000n * TAO };
    expect(codeOf(() => call(alice, { name: "staking.swap", args: limited }, state))).toBe("SK0509");
  });

  it("lends stake of the signer's hotkey, and sets a child's take", () => {
    const state = buildGenesisState(genesisFixture());
    const change = { netuid: 1, hotkey, children: [bob.account], proportions: [5n] };
    call(validator, { name: "staking.setChildren", args: change }, state);
    expect(state.get(pendingChildren, [1, hotkey])).toEqual({
      children: [{ hotkey: bob.account, proportion: 5n }],
      matureAt: 7_201,
    });
    expect(codeOf(() => call(bob, { name: "staking.setChildren", args: change }, state))).toBe("SK0603");
    call(validator, { name: "staking.setChildTake", args: { netuid: 1, hotkey, takeU16: 9 } }, state);
    expect(childTakeOf(state, 1, hotkey)).toBe(9);
  });

  it("chooses where the incentives of the signer's miners go", () => {
    const args = { netuid: 1, hotkey };
    const state = call(bob, { name: "staking.setIncentiveHotkey", args });
    expect(incentiveHotkeyOf(state, 1, { hotkey: owner.account, coldkey: bob.account })).toBe(hotkey);
  });

  it("claims the signer's root dividends as it chose", () => {
    const state = buildGenesisState(genesisFixture());
    const ctx = { state, height: 1, emit: () => undefined };
    keepRootDividend(ctx, 1, hotkey, mintAlpha(ctx, 1, TAO));
    call(validator, { name: "staking.setRootClaim", args: { choice: "keep" } }, state);
    call(validator, { name: "staking.claimRoot", args: { netuid: 1, hotkey, limitPrice: undefined } }, state);
    expect(stakeOf(state, { hotkey, netuid: 1, coldkey: validator.account })).toBe(TAO - 1n);
  });

  it("changes the take of the signer's hotkey with staking.setTake", () => {
    const args = { hotkey, takeU16: 5_000 };
    expect(takeOf(call(validator, { name: "staking.setTake", args }), hotkey)).toBe(5_000);
    expect(codeOf(() => call(bob, { name: "staking.setTake", args }))).toBe("SK0603");
  });

  it("creates, tunes and starts a subnet for the signer", () => {
    const genesis = genesisFixture({ accounts: [{ account: alice.account, free: 3_000n * TAO }] });
    const state = buildGenesisState(genesis);
    const plugin = { id: "new", version: "2.0.0", schemaHash: "ab".repeat(32) };
    const args = {
      hotkey: signerOf("new").account,
      pluginId: plugin.id,
      pluginVersion: plugin.version,
      schemaHash: plugin.schemaHash,
      maxLock: undefined,
    };
    expect(codeOf(() => call(alice, { name: "subnets.create", args: { ...args, maxLock: 1n } }, state))).toBe(
      "SK0621",
    );
    call(alice, { name: "subnets.create", args }, state);
    expect(subnetOf(state, 3)).toMatchObject({ owner: alice.account, plugin, firstEmissionBlock: undefined });
    const change = { netuid: 3, name: "yuma3", value: "false" };
    call(alice, { name: "subnets.setHyperparameter", args: change }, state);
    expect(hyperparameters(state, 3).yuma3).toBe(false);
    expect(codeOf(() => call(alice, { name: "subnets.setHyperparameter", args: change }, state))).toBe(
      "SK0617",
    );
    expect(codeOf(() => call(bob, { name: "subnets.start", args: { netuid: 3 } }, state))).toBe("SK0613");
    call(alice, { name: "subnets.start", args: { netuid: 3 } }, state);
    expect(subnetOf(state, 3).firstEmissionBlock).toBe(2);
  });

  it("sets the signer's weights with weights.set", () => {
    const args = { netuid: 1, uids: [2, 3], values: [1, 2], versionKey: 0n };
    const state = call(validator, { name: "weights.set", args });
    expect(state.get(weightRows, [1, MAIN_MECHANISM, 1])).toEqual(
      columnsOf([
        [2, 32_768],
        [3, 65_535],
      ]),
    );
    expect(codeOf(() => call(bob, { name: "weights.set", args }))).toBe("SK0703");
  });

  it("commits to the signer's weights, and reveals them", () => {
    const state = buildGenesisState(genesisFixture());
    const ctx = { state, height: 1, emit: () => undefined };
    assignHyperparameters(ctx, 1, { commitRevealEnabled: true });
    const args = { netuid: 1, uids: [2], values: [9], salt: [4], versionKey: 0n };
    const hash = hexToBytes(weightCommitHash({ hotkey, ...args }));
    call(validator, { name: "weights.commit", args: { netuid: 1, hash } }, state);
    expect(openCommitsOf(state, 1, 1)).toHaveLength(1);
    expect(codeOf(() => call(validator, { name: "weights.reveal", args }, state))).toBe("SK0716");
    expect(codeOf(() => call(bob, { name: "weights.reveal", args }, state))).toBe("SK0703");
  });

  it("sets the signer's commitment with commitments.set", () => {
    const args = { netuid: 1, data: Uint8Array.of(1, 255), resetBonds: undefined };
    const state = call(validator, { name: "commitments.set", args });
    expect(readCommitments(state, 1)).toEqual([{ uid: 1, hotkey, data: "01ff", updatedAt: 1 }]);
  });
});
