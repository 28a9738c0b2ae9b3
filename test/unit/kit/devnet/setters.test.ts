import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { readAccount } from "../../../../core/chain/queries/readAccount.js";
import { marketOf } from "../../../../core/pools/market.js";
import type { AccountId } from "../../../../core/primitives/ss58.js";
import { createDevnet } from "../../../../test/kit/devnet/createDevnet.js";
import type { Devnet } from "../../../../test/kit/devnet/devnet.js";
import "../../../../test/kit/vitest.js";
import { repeatSubnet } from "../../../fixtures/subnets/repeatSubnet.js";

const TAO = 1_000_000_000n;
let devnet: Devnet;
let fresh: () => Promise<void>;

beforeAll(async () => {
  devnet = await createDevnet({ subnets: [repeatSubnet], miners: 1, validators: 2 });
  fresh = devnet.fixture(() => devnet.toBlock(2));
});
beforeEach(() => fresh());
afterAll(() => devnet.dispose());

describe("setters", () => {
  it("set balances up and down, and keep the books", () => {
    const alice = devnet.account("alice").account;
    const free = (): bigint => readAccount(devnet.chain.state, alice).free;
    devnet.setBalance(alice, 5n * TAO);
    expect(free()).toBe(5n * TAO);
    devnet.setBalance(alice, 2n * TAO);
    devnet.faucet(alice, TAO);
    expect(free()).toBe(3n * TAO);
    devnet.setBalance(alice, 0n);
    expect(free()).toBe(0n);
    expect(() => devnet.setBalance(alice, -1n)).toThrowCode("SK2932");
    expect(devnet).toConserve();
  });

  it("set stakes on a subnet and on root", () => {
    const { hotkey, coldkey } = devnet.neuron(1, "exact-0");
    const stakes = (): readonly [number, bigint][] =>
      readAccount(devnet.chain.state, coldkey).stakes.map(({ netuid, amount }) => [netuid, amount]);
    devnet.setStake({ netuid: 1, hotkey }, 7n * TAO);
    devnet.setStake({ netuid: 0, hotkey }, 3n * TAO);
    expect(stakes()).toEqual([
      [0, 3n * TAO],
      [1, 7n * TAO],
    ]);
    devnet.setStake({ netuid: 1, hotkey }, 0n);
    expect(stakes()).toEqual([[0, 3n * TAO]]);
    expect(devnet).toConserve();
  });

  it("refuse what the chain can't hold, and leave nothing of it", async () => {
    const { hotkey, coldkey } = devnet.neuron(1, "exact-0");
    const alice = devnet.account("alice");
    const newcomer = { hotkey: devnet.account("newcomer"), coldkey: alice };
    const nobody = "abc" as AccountId;
    const tooMuch = 1n << 100n;
    const allAlpha = 21_000_000n * TAO;
    const before = devnet.stateHash();
    const cases: readonly (readonly [code: string, set: () => unknown])[] = [
      ["SK0102", () => devnet.faucet(nobody, 5n)],
      ["SK0102", () => devnet.setBalance(nobody, 0n)],
      ["SK0102", () => devnet.impersonate(nobody)],
      ["SK0303", () => devnet.faucet(alice.account, tooMuch)],
      ["SK0303", () => devnet.setBalance(alice.account, tooMuch)],
      ["SK0303", () => devnet.setStake({ netuid: 0, hotkey }, tooMuch)],
      ["SK2934", () => devnet.setStake({ netuid: 1, hotkey }, tooMuch)],
      ["SK2934", () => devnet.setStake({ netuid: 1, hotkey }, allAlpha)],
      ["SK0604", () => devnet.setStake({ netuid: 1, hotkey: nobody, coldkey }, TAO)],
      ["SK0604", () => devnet.setStake({ netuid: 1, hotkey: alice.account, coldkey }, TAO)],
      ["SK0102", () => devnet.setStake({ netuid: 1, hotkey, coldkey: nobody }, 0n)],
      ["SK0410", () => devnet.setStake({ netuid: 9, hotkey }, 0n)],
      ["SK2934", () => devnet.registerNeuron(1, { ...newcomer, alpha: tooMuch })],
      ["SK2932", () => devnet.registerNeuron(1, { ...newcomer, alpha: -1n })],
      ["SK0102", () => devnet.registerNeuron(1, { ...newcomer, coldkey: { ...alice, account: nobody } })],
      ["SK0615", () => devnet.setHyperparameter(1, "toString" as "tempo", 4)],
      ["SK0711", () => devnet.setWeights(1, "validator-0", { 2: Number.NaN })],
    ];
    for (const [at, [code, set]] of cases.entries()) {
      expect(set, `${at}`).toThrowCode(code);
      expect(devnet.stateHash(), `${at}`).toBe(before);
    }
    devnet.setStake({ netuid: 1, hotkey }, allAlpha - marketOf(devnet.chain.state, 1).alphaIssued);
    await devnet.epochs(1);
    expect(devnet).toConserve();
  });

  it("set weights, which the next epoch sees", async () => {
    devnet.setHyperparameter(1, "tempo", 4);
    for (const validator of ["validator-0", "validator-1"]) {
      devnet.setWeights(1, validator, { "noisy-0": 3, 2: 1 });
    }
    const before = devnet.outcomes(1).length;
    while (devnet.outcomes(1).length === before) await devnet.blocks();
    expect(devnet.neuron(1, "noisy-0")).toHaveIncentive(0.75, 0.01);
    expect(() => devnet.setWeights(1, "validator-0", { 99: 1 })).toThrowCode("SK0707");
  });

  it("set hyperparameters by their own types", () => {
    devnet.setHyperparameter(1, "kappa", 20_000);
    expect(() => devnet.setHyperparameter(1, "tempo", 0)).toThrowCode("SK0616");
  });

  it("register neurons, at once with stake and permit", async () => {
    const uid = devnet.registerNeuron(1, {
      hotkey: devnet.account("newcomer"),
      coldkey: devnet.account("owner"),
      alpha: 5n * TAO,
      validatorPermit: true,
    });
    expect(devnet.neuron(1, uid)).toMatchObject({
      uid: 4,
      name: undefined,
      stake: 5n * TAO,
      validatorPermit: true,
    });
    await devnet.toBlock(4);
    expect(devnet.problems()).toEqual([]);
  });

  it("register neurons that a revert takes away again, hotkey and all, and that can be registered anew", () => {
    const hotkey = devnet.account("passing");
    const newcomer = { hotkey, coldkey: devnet.account("owner"), alpha: 2n * TAO };
    const snapshot = devnet.snapshot();
    const stateHash = devnet.stateHash();
    const uid = devnet.registerNeuron(1, newcomer);
    devnet.revert(snapshot);
    expect(devnet.stateHash()).toBe(stateHash);
    expect(() => devnet.neuron(1, uid)).toThrowCode("SK2931");
    expect(devnet.registerNeuron(1, newcomer)).toBe(uid);
    expect(devnet.neuron(1, uid)).toMatchObject({ uid, stake: 2n * TAO });
    expect(devnet).toConserve();
  });
});
