import { afterEach, describe, expect, it } from "vitest";
import type { Miner } from "../../../../core/plugin/subnet.js";
import { createSimulation } from "../../../../runner/simulate/createSimulation.js";
import type { Simulation } from "../../../../runner/simulate/simulation.js";
import { repeatSubnet, type repeatContract } from "../../../fixtures/subnets/repeatSubnet.js";

type Options = Parameters<typeof createSimulation<[typeof repeatContract]>>[0];
type Repeat = Options["subnets"][0];

const open: Simulation[] = [];
const start = async (
  subnet: Omit<Repeat, "subnet"> = {},
  more: Partial<Options> = {},
): Promise<Simulation> => {
  const subnets: Options["subnets"] = [{ subnet: repeatSubnet, ...subnet }];
  const network = await createSimulation<[typeof repeatContract]>({ seed: 7, subnets, ...more });
  open.push(network);
  return network;
};
/** Everything that has to repeat. */
const observed = (network: Simulation): unknown => [
  network.stateHash(),
  network.rounds(),
  network.epochs(),
  network.earnings(1),
  network.refused(),
  network.problems(),
];
const miner = (solve: Miner<typeof repeatContract>["solve"]) => (): Miner<typeof repeatContract> => ({
  solve,
});

afterEach(async () => {
  for (const network of open.splice(0)) await network.dispose();
});

describe("createSimulation", () => {
  it("runs rounds and epochs, and pays better miners more", async () => {
    const network = await start({ miners: [{ profile: "exact" }, { profile: "noisy", count: 2 }] });
    await network.advance({ epochs: 2 });
    const [, second] = network.epochs(1);
    const of = (name: string): number =>
      second?.neurons.find((neuron) => neuron.name === name)?.incentive ?? 0;
    expect(of("exact-0")).toBeGreaterThan(of("noisy-0"));
    expect(of("noisy-0")).toBeGreaterThan(0);
    expect(second?.neurons.find(({ name }) => name === "exact-0")).toMatchObject({
      uid: 3,
      score: 1,
      role: "miner",
    });
    expect(network.rounds(1).map(({ validatorUid }) => validatorUid)).toEqual([0, 1, 2, 0, 1, 2]);
    expect(network.problems()).toEqual([]);
    expect(network.refused()).toEqual([]);
    const earned = network.earnings(1);
    expect(earned[3]?.emission).toBeGreaterThan(earned[4]?.emission ?? 0n);
    expect(earned[3]).toMatchObject({
      name: "exact-0",
      calls: 6,
      initialStake: 0n,
      stake: earned[3]?.emission,
    });
  });

  it("repeats to the last digit by its seed", async () => {
    const [first, second, other] = [await start(), await start(), await start({}, { seed: 8 })];
    for (const network of [first, second, other]) await network.advance({ epochs: 2 });
    expect(observed(second)).toEqual(observed(first));
    expect(other.stateHash()).not.toBe(first.stateHash());
  });

  it("gives the same run over sealed records", async () => {
    const miners = [{ profile: "exact", latencyMs: 30 }, { profile: "noisy" }] as const;
    const [plain, sealed] = [await start({ miners }), await start({ miners }, { sealed: true })];
    for (const network of [plain, sealed]) await network.advance({ epochs: 1 });
    expect(observed(sealed)).toEqual(observed(plain));
  });

  it("gives the same run however it is cut into advances", async () => {
    const [whole, cut] = [await start(), await start()];
    await whole.advance({ toBlock: 47 });
    await cut.advance({ blocks: 1 });
    await cut.advance({ epochs: 1 });
    await cut.advance({ toBlock: 30 });
    await cut.advance({ blocks: 17 });
    expect(observed(cut)).toEqual(observed(whole));
  });

  it("goes back to a snapshot with chain, scores, and what waits for a block", async () => {
    const network = await start();
    await network.advance({ toBlock: 23 });
    const snapshot = network.snapshot();
    const before = observed(network);
    await network.advance({ epochs: 2 });
    const after = observed(network);
    network.revert(snapshot);
    expect(observed(network)).toEqual(before);
    await network.advance({ epochs: 2 });
    expect(observed(network)).toEqual(after);
    const younger = network.snapshot();
    network.revert(snapshot);
    expect(() => network.revert(younger)).toThrow(expect.objectContaining({ code: "SK2907" }));
  });

  it("takes back what a miner remembers, when the miner says what that is", async () => {
    const create = (): Miner<typeof repeatContract> & {
      snapshot(): number;
      restore(kept: unknown): void;
    } => {
      let asked = 0;
      return {
        solve: ({ value }) => ({ value: value + (asked += 1) }),
        snapshot: () => asked,
        restore: (kept) => void (asked = Number(kept)),
      };
    };
    const network = await start({ miners: [{ profile: "exact", create }], validators: 1 });
    await network.advance({ epochs: 1 });
    const snapshot = network.snapshot();
    await network.advance({ epochs: 1 });
    const after = observed(network);
    network.revert(snapshot);
    await network.advance({ epochs: 1 });
    expect(observed(network)).toEqual(after);
  });

  it("counts slow miners by virtual time, late ones as late, without anybody waiting", async () => {
    const network = await start({
      miners: [
        { profile: "exact", name: "near", latencyMs: 20 },
        { profile: "exact", name: "far", latencyMs: 600 },
        {
          profile: "exact",
          name: "slow",
          create: (_, { clock }) => ({
            solve: async ({ value }) => {
              await clock.sleep(300);
              return { value };
            },
          }),
        },
      ],
      validators: 1,
    });
    await network.advance({ epochs: 1 });
    const [round] = network.rounds(1);
    expect(round?.peers.map(({ missing: { late }, answers }) => [answers, late])).toEqual([
      [1, 0],
      [0, 1],
      [1, 0],
    ]);
    expect(network.nowMs()).toBeGreaterThanOrEqual(1_000);
  });

  it("gives up a miner that never answers, and goes on", async () => {
    const never = miner(() => new Promise(() => undefined));
    const network = await start(
      { miners: [{ profile: "exact" }, { profile: "exact", name: "hung", create: never }], validators: 2 },
      { patienceMs: 20 },
    );
    await network.advance({ epochs: 1 });
    const snapshot = network.snapshot();
    await network.advance({ epochs: 1 });
    const after = observed(network);
    expect(network.epochs(1)[1]?.neurons[3]).toMatchObject({ name: "hung-0", score: 0, incentive: 0 });
    network.revert(snapshot);
    await network.advance({ epochs: 1 });
    expect(observed(network)).toEqual(after);
  });

  it("waits for plugin code that computes, however long, before time moves", async () => {
    const create = miner(async ({ value }) => {
      await new Promise((resolve) => setImmediate(() => setImmediate(resolve)));
      return { value };
    });
    const network = await start({ miners: [{ profile: "exact", create }], validators: 1 });
    await network.advance({ epochs: 1 });
    expect(network.rounds(1)[0]?.peers[0]).toMatchObject({ answers: 1, meanScore: 1 });
    expect(network.nowMs()).toBe(0);
  });

  it("names what goes wrong with a neuron and lets the others go on", async () => {
    const network = await start({
      miners: [
        { profile: "exact" },
        { profile: "exact", name: "throws", create: miner(() => Promise.reject(new Error("no idea"))) },
        { profile: "exact", name: "broken", create: () => Promise.reject(new Error("no licence")) },
      ],
      validators: 1,
    });
    await network.advance({ epochs: 1 });
    expect(network.problems()).toMatchObject([
      { height: 0, netuid: 1, uid: 3, error: { code: "SK1373" } },
      {
        height: 3,
        netuid: 1,
        uid: 2,
        error: { code: "SK1501", message: expect.stringContaining("no idea") },
      },
    ]);
    const [round] = network.rounds(1);
    expect(round?.peers.map(({ uid, missing: { failed } }) => [uid, failed])).toEqual([
      [1, 0],
      [2, 1],
    ]);
  });

  it("has a validator of custom code, which may change a part of the subnet's own", async () => {
    const network = await start({
      miners: [{ profile: "exact" }, { profile: "noisy" }],
      validators: [
        { count: 2 },
        {
          name: "biased",
          create: async (_, seat, own) => ({ ...(await own()), weights: () => new Map([[seat.uid + 2, 1]]) }),
        },
      ],
    });
    await network.advance({ epochs: 1 });
    expect(network.rounds(1).at(-1)).toMatchObject({
      validator: "biased-0",
      weights: [{ uid: 4, valueU16: 65_535 }],
    });
  });

  it("commits to weights and reveals them where the subnet asks for that", async () => {
    const network = await start({ hyperparameters: { commitRevealEnabled: true, commitRevealPeriod: 1 } });
    await network.advance({ epochs: 4 });
    expect(network.refused()).toEqual([]);
    expect(network.epochs(1).map(({ neurons }) => neurons.some(({ incentive }) => incentive > 0))).toEqual([
      false,
      true,
      true,
      true,
    ]);
    // Behind the second epoch are the weights of the first round, which were secret until the first one had run.
    const [first] = network.rounds(1);
    expect(network.epochs(1)[1]?.neurons[4]?.score).not.toBe(network.epochs(1)[2]?.neurons[4]?.score);
    expect(first?.peers[1]?.historyMean).toBeDefined();
  });

  it("runs several subnets side by side, each as if it were alone in its rounds", async () => {
    const network = await createSimulation({
      seed: 1,
      subnets: [
        { subnet: repeatSubnet, validators: 1 },
        { subnet: repeatSubnet, validators: 2, hyperparameters: { tempo: 13 } },
      ],
    });
    open.push(network);
    // Before anything was recorded, too.
    expect(() => network.epochs(3)).toThrow(expect.objectContaining({ code: "SK2906" }));
    await network.advance({ epochs: 2 });
    expect(network.epochs(1).length).toBe(2);
    expect(network.epochs(2).length).toBe(3);
    expect(network.subnets.map(({ netuid }) => netuid)).toEqual([1, 2]);
    expect(() => network.rounds(3)).toThrow(expect.objectContaining({ code: "SK2906" }));
  });

  it("explains a UID's last epoch", async () => {
    const network = await start();
    await network.advance({ epochs: 2 });
    expect(network.explain(1, 3)).toMatchObject({ uid: 3, epoch: 2, roles: ["miner"] });
  });

  it("refuses to be moved twice at once, backwards, or after its end", async () => {
    const network = await start();
    const moving = network.advance({ epochs: 1 });
    await expect(network.advance({ blocks: 1 })).rejects.toMatchObject({ code: "SK2903" });
    expect(() => network.snapshot()).toThrow(expect.objectContaining({ code: "SK2903" }));
    await moving;
    await expect(network.advance({ toBlock: 1 })).rejects.toMatchObject({ code: "SK1223" });
    await network.dispose();
    await expect(network.advance({ blocks: 1 })).rejects.toMatchObject({ code: "SK2904" });
  });

  it("refuses plans that can't be", async () => {
    const twice = [{ profile: "exact" }, { profile: "exact" }] as const;
    await expect(start({ miners: twice })).rejects.toMatchObject({ code: "SK2901" });
    await expect(start({ validators: 0 })).rejects.toMatchObject({ code: "SK2901" });
    await expect(start({ miners: [{ profile: "exact", count: 0.5 }] })).rejects.toMatchObject({
      code: "SK2901",
    });
    await expect(start({ miners: [{ profile: "noisy", settings: { spread: -1 } }] })).rejects.toMatchObject({
      code: "SK1324",
    });
    await expect(createSimulation({ seed: 1, subnets: [] })).rejects.toMatchObject({ code: "SK2900" });
  });
});
