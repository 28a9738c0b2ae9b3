import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { CONSENSUS, MODEL_RUNTIME, STORE, TRANSPORT } from "../../../../core/plugin/tokens.js";
import { createDevnet } from "../../../../test/kit/devnet/createDevnet.js";
import type { Devnet } from "../../../../test/kit/devnet/devnet.js";
import { bind } from "../../../../runner/simulate/services.js";
import type { CreateSimulatedValidator } from "../../../../runner/simulate/seat.js";
import { failing } from "../../../../test/kit/failing.js";
import "../../../../test/kit/vitest.js";
import { repeatSubnet, type repeatContract } from "../../../fixtures/subnets/repeatSubnet.js";

const TAO = 1_000_000_000n;
let devnet: Devnet;
let prepared = 0;
let afterOneEpoch: () => Promise<number>;

beforeAll(async () => {
  devnet = await createDevnet({ subnets: [repeatSubnet], miners: 1, validators: 2 });
  afterOneEpoch = devnet.fixture(async () => {
    prepared += 1;
    await devnet.epochs();
    return devnet.height;
  });
});
afterAll(() => devnet.dispose());

describe("createDevnet", () => {
  beforeEach(async () => void (await afterOneEpoch()));

  it("runs the given miners and validators and shows each by name or UID", () => {
    expect(devnet.neuron(1, "exact-0")).toRankAbove(devnet.neuron(1, "noisy-0"));
    expect(devnet.neuron(1, 2)).toMatchObject({ name: "exact-0", role: "miner", score: 1 });
    expect(devnet.neuron(1, "validator-1").dividends).toBeGreaterThan(0);
    expect(() => devnet.neuron(1, "nobody")).toThrowCode("SK2931");
    expect(devnet.outcomes(1)).toHaveLength(1);
    expect(devnet.rounds(1)).toHaveLength(2);
    expect(devnet).toConserve();
  });

  it("prepares a fixture once and goes back to it", async () => {
    const height = devnet.height;
    await devnet.blocks(3);
    devnet.faucet(devnet.account("alice").account, TAO);
    const before = prepared;
    expect(await afterOneEpoch()).toBe(height);
    expect(devnet.height).toBe(height);
    expect(prepared).toBe(before);
  });

  it("prepares a fixture anew after another one has taken its place", async () => {
    const atThree = devnet.fixture(() => devnet.toBlock(3));
    await atThree();
    expect(devnet.height).toBe(3);
    const before = prepared;
    await afterOneEpoch();
    expect(prepared).toBe(before + 1);
    await atThree();
    expect(devnet.height).toBe(3);
  });

  it("goes back to any snapshot, and forward again to the same state", async () => {
    const snapshot = devnet.snapshot();
    await devnet.blocks(4);
    const hash = devnet.stateHash();
    devnet.revert(snapshot);
    await devnet.blocks(4);
    expect(devnet.stateHash()).toBe(hash);
  });

  it("submits signed calls and gives their receipts, or throws their codes", async () => {
    const [alice, bob] = [devnet.account("alice"), devnet.account("bob")];
    devnet.faucet(alice.account, 10n * TAO);
    const pay = (amount: bigint) =>
      devnet.submit(alice, { name: "balances.transfer", args: { to: bob.account, amount } });
    expect(await pay(TAO)).toMatchObject({ ok: true });
    await expect(pay(100n * TAO)).rejects.toMatchObject({ code: "SK0301" });
    expect(devnet.refused()).toMatchObject([{ code: "SK0301" }]);
  });

  it("speaks for accounts without their keys, and undoes what is refused", () => {
    const { coldkey } = devnet.neuron(1, "exact-0");
    const bob = devnet.account("bob").account;
    const events = devnet
      .impersonate(coldkey)
      .submit({ name: "balances.transfer", args: { to: bob, amount: TAO } });
    expect(events).toMatchObject([{ name: "ledger.transferred" }]);
    const hash = devnet.stateHash();
    const tooMuch = { name: "balances.transfer", args: { to: bob, amount: 10n ** 18n } } as const;
    expect(() => devnet.impersonate(coldkey).submit(tooMuch)).toThrowCode("SK0301");
    expect(devnet.stateHash()).toBe(hash);
  });

  it("swaps services, and puts them back", async () => {
    const back = devnet.with(MODEL_RUNTIME, failing(MODEL_RUNTIME));
    back();
    expect(() => devnet.with(STORE, failing(STORE))).toThrowCode("SK2909");
    await devnet.blocks();
  });

  it("refuses calls that there are not, and arguments that a call doesn't take, with the chain's codes", async () => {
    const alice = devnet.account("alice");
    const wrong = [
      [{ type: "nope" }, "SK1203"],
      [{ name: "nope", args: {} }, "SK1203"],
      [{ name: "toString", args: {} }, "SK1203"],
      [{ name: "balances.transfer" }, "SK1204"],
      [{ name: "balances.transfer", args: { to: alice.account } }, "SK1204"],
      [{ name: "balances.transfer", args: { to: 5, amount: 1n } }, "SK1204"],
    ] as const;
    const { height } = devnet;
    for (const [call, code] of wrong) {
      const untyped = call as never;
      expect(
        () => devnet.impersonate(alice.account).submit(untyped),
        JSON.stringify(Object.keys(call)),
      ).toThrowCode(code);
      await expect(devnet.submit(alice, untyped)).rejects.toMatchObject({ code });
    }
    expect(devnet.height).toBe(height);
  });

  it("explains a UID", () => {
    expect(devnet.explain(1, 2)).toMatchObject({ uid: 2, epoch: 1 });
  });

  it("runs with a failing service from the start, and shows what was asked of it", async () => {
    const cut = await createDevnet({
      subnets: [repeatSubnet],
      validators: 1,
      services: [bind(TRANSPORT, failing(TRANSPORT))],
    });
    await cut.toBlock(3);
    expect(cut.rounds(1)[0]?.peers[0]).toMatchObject({
      missing: { unreachable: 1 },
      problem: { code: "SK2930" },
    });
    expect(cut.problems().length).toBeGreaterThan(0);
    expect(cut.problems()[0]).toMatchObject({ netuid: 1, uid: 0, error: { code: "SK2930" } });
    await cut.dispose();
  });

  it("lists what throws in a round among the problems: once a neuron and height, and again after a revert", async () => {
    const boom = (): never => {
      throw new Error("boom");
    };
    const without = (method: "createTasks" | "score" | "weights") => ({
      name: method,
      create: (async (_ctx, _seat, own) => ({
        ...(await own()),
        [method]: boom,
      })) satisfies CreateSimulatedValidator<typeof repeatContract>,
    });
    const broken = await createDevnet({
      subnets: [
        {
          subnet: repeatSubnet,
          validators: [{ count: 2 }, without("createTasks"), without("score"), without("weights")],
          miners: [
            { profile: "exact" },
            { profile: "exact", name: "throws", create: () => ({ solve: boom }) },
          ],
        },
      ],
    });
    const start = broken.snapshot();
    await broken.blocks(3);
    const told = broken.problems();
    expect(
      told.map(({ height, netuid, uid, error }) => [height, netuid, uid, error.code]).toSorted(),
    ).toEqual([
      [3, 1, 2, "SK1520"],
      [3, 1, 3, "SK1522"],
      [3, 1, 4, "SK1525"],
      [3, 1, 6, "SK1501"],
    ]);
    for (const { error } of told) expect(error.message).toContain("boom");
    // Four validators asked it: what each saw stands in the rounds.
    expect(broken.rounds(1).filter(({ peers }) => peers[1]?.problem?.code === "SK1501")).toHaveLength(4);

    broken.revert(start);
    expect(broken.problems()).toEqual([]);
    await broken.blocks(3);
    expect(broken.problems()).toEqual(told);
    await broken.dispose();
  });

  it("dials anew over another transport, whose failures are problems, and over its own again", async () => {
    const running = await createDevnet({ subnets: [repeatSubnet], validators: 1 });
    await running.epochs(1);
    expect(running.rounds(1).at(-1)?.peers[0]?.missing.unreachable ?? 0).toBe(0);
    expect(running.problems()).toEqual([]);
    const back = running.with(TRANSPORT, failing(TRANSPORT));
    await running.epochs(1);
    expect(running.rounds(1).at(-1)?.peers[0]).toMatchObject({ problem: { code: "SK2930" } });
    const problems = running.problems();
    expect(problems[0]).toMatchObject({ netuid: 1, uid: 0, error: { code: "SK2930" } });
    expect(problems[0]?.error.message).toMatch(/transport.*dial\("[^"]+", "[^"]+", AbortSignal\)/);
    back();
    await running.epochs(1);
    expect(running.rounds(1).at(-1)?.peers[0]?.problem).toBeUndefined();
    expect(running.problems()).toHaveLength(problems.length);
    await running.dispose();
    expect(back).not.toThrow();
  });

  it("takes no other transport while the network moves", async () => {
    const running = await createDevnet({ subnets: [repeatSubnet], validators: 1 });
    const moving = running.blocks(2);
    expect(() => running.with(TRANSPORT, failing(TRANSPORT))).toThrowCode("SK2903");
    await moving;
    await running.dispose();
  });

  it("names the value that a failing consensus is asked for, and runs on one that has it", async () => {
    const only = { subnets: [repeatSubnet], validators: 1 } as const;
    await expect(
      createDevnet({ ...only, services: [bind(CONSENSUS, failing(CONSENSUS))] }),
    ).rejects.toMatchObject({
      code: "SK2930",
      message: expect.stringContaining("asked for id"),
    });
    const named = failing(CONSENSUS, { id: "broken", version: "1" });
    const broken = await createDevnet({ ...only, services: [bind(CONSENSUS, named)] });
    await expect(broken.epochs(1)).rejects.toMatchObject({ code: "SK2930" });
    await broken.dispose();
  });
});
