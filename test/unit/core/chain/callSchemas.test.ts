import { describe, expect, it } from "vitest";
import {
  callSchemas,
  decodeCall,
  encodeCall,
  type Call,
  type CallName,
} from "../../../../core/chain/callSchemas.js";
import { decodeCanonical, encodeCanonical } from "../../../../core/primitives/codec.js";
import { decodeExtrinsic } from "../../../../core/chain/decodeExtrinsic.js";
import { signingPayload } from "../../../../core/chain/extrinsic.js";
import { alice, bob, signed } from "./chainFixture.js";
import { codeOf } from "../state/codeOf.js";

const hotkey = bob.account;
const examples: { readonly [Name in CallName]: Call<Name>["args"] } = {
  "balances.transfer": { to: alice.account, amount: (1n << 64n) - 1n },
  "staking.add": { hotkey, netuid: 1, amount: 5n, limitPrice: undefined },
  "staking.remove": { hotkey, netuid: 0, amount: 5n, limitPrice: 6n },
  "staking.move": {
    hotkey,
    netuid: 1,
    destinationHotkey: alice.account,
    destinationNetuid: 2,
    amount: 5n,
    limitPrice: undefined,
  },
  "staking.swap": { hotkey, netuid: 1, destinationNetuid: 2, amount: 5n, limitPrice: 6n },
  "staking.transfer": {
    to: alice.account,
    hotkey,
    netuid: 1,
    destinationNetuid: 1,
    amount: 5n,
    limitPrice: undefined,
  },
  "staking.setTake": { hotkey, takeU16: 11_796 },
  "staking.setChildren": {
    netuid: 1,
    hotkey,
    children: [alice.account],
    proportions: [(1n << 64n) - 1n],
  },
  "staking.setIncentiveHotkey": { netuid: 1, hotkey },
  "staking.setChildTake": { netuid: 1, hotkey, takeU16: 5 },
  "staking.claimRoot": { netuid: 1, hotkey, limitPrice: 6n },
  "staking.setRootClaim": { choice: "keep" },
  "subnets.create": {
    hotkey,
    pluginId: "test",
    pluginVersion: "1.0.0",
    schemaHash: "00".repeat(32),
    maxLock: undefined,
  },
  "subnets.start": { netuid: 1 },
  "subnets.setHyperparameter": { netuid: 1, name: "burnIncreaseMult", value: "23242897532874035200" },
  "neurons.register": { hotkey, netuid: 65_535, maxPrice: 7n },
  "neurons.serve": { netuid: 1, endpoint: "ws://127.0.0.1:8091", protocol: "subnetkit/1" },
  "weights.set": { netuid: 1, uids: [0, 1], values: [65_535, 3], versionKey: 0n },
  "weights.commit": { netuid: 1, hash: new Uint8Array(32).fill(7) },
  "weights.reveal": { netuid: 1, uids: [0, 1], values: [65_535, 3], salt: [7, 8], versionKey: 0n },
  "commitments.set": { netuid: 1, data: Uint8Array.of(1, 2, 3), resetBonds: true },
};

describe("calls", () => {
  it.each(Object.keys(callSchemas) as CallName[])("%s survives its encoding", (name) => {
    const call = { name, args: examples[name] } as Call;
    const travelled = decodeCanonical(encodeCanonical(encodeCall(call))) as { name: string; args: unknown };
    expect(decodeCall(travelled.name, travelled.args)).toEqual(call);
  });

  it.each(Object.keys(callSchemas) as CallName[])("%s is signed by the very bytes that travel", (name) => {
    const encoded = signed(alice, { name, args: examples[name] } as Call);
    const { payload, ...extrinsic } = decodeExtrinsic(encoded);
    expect(payload).toEqual(signingPayload(extrinsic));
  });

  it("are refused when unknown, also by names that every object has", () => {
    for (const name of ["balances.mint", "toString", "__proto__", ""]) {
      expect(codeOf(() => decodeCall(name, {}))).toBe("SK1203");
    }
  });

  it("are refused with wrong arguments", () => {
    const wrong: readonly unknown[] = [
      null,
      [],
      {},
      { to: alice.account },
      { to: alice.account, amount: "5" },
      { to: alice.account, amount: -5 },
      { to: "5Grw", amount: 5 },
      { to: alice.account, amount: 5, memo: "hi" },
      { to: null, amount: 5 },
    ];
    for (const args of wrong) expect(codeOf(() => decodeCall("balances.transfer", args))).toBe("SK1204");
    const weights = { netuid: 1, uids: [0], values: [65_536], versionKey: 0 };
    expect(codeOf(() => decodeCall("weights.set", weights))).toBe("SK1204");
    expect(codeOf(() => decodeCall("weights.set", { ...weights, values: 5 }))).toBe("SK1204");
  });
});
