import { describe, expect, it } from "vitest";
import { createChain, type Chain } from "../../../../core/chain/chain.js";
import { referenceYuma } from "../../../../core/epoch/consensus.js";
import { createVirtualClock, type VirtualClock } from "../../../../core/roles/virtualClock.js";
import { holdForFirstRounds } from "../../../../runner/devnet/firstRounds.js";
import { localGenesis } from "../../../../runner/devnet/preset/localGenesis.js";
import { echoDescription } from "../../../fixtures/echoDescription.js";

const consensus = { id: referenceYuma.id, version: referenceYuma.version };

/** Neurons that have done what a block set off when the test says so. */
interface Neurons {
  readonly asked: number[];
  readonly finish: () => void;
  readonly reached: (height: number) => Promise<void>;
}

function neurons(): Neurons {
  const asked: number[] = [];
  let finish: () => void = () => undefined;
  return {
    asked,
    finish: () => finish(),
    reached: (height) => {
      asked.push(height);
      return new Promise((resolve) => (finish = resolve));
    },
  };
}

interface Network {
  readonly chain: Chain;
  readonly clock: VirtualClock;
  readonly hosts: readonly Neurons[];
  readonly told: (readonly number[])[];
  readonly hold: () => Promise<void> | undefined;
  /** Seals up to a height, of which no block may be held. */
  readonly sealTo: (height: number) => void;
  /** Whether the next block is held; seals it once it is not. */
  readonly next: () => Promise<{ readonly isSealed: () => boolean }>;
}

function startNetwork(tempos: readonly number[], from = 0): Network {
  const descriptions = tempos.map((tempo) => echoDescription({ hyperparameters: { tempo } }));
  const chain = createChain({
    genesis: localGenesis("seed", 0, consensus, descriptions).genesis,
    consensus: referenceYuma,
  });
  while (chain.head.height < from) chain.applyBlock([]);
  const clock = createVirtualClock();
  const hosts = tempos.map(neurons);
  const told: (readonly number[])[] = [];
  const hold = holdForFirstRounds({
    chain,
    clock,
    subnets: hosts.map((host, index) => ({ netuid: index + 1, host })),
    onWait: (netuids) => told.push(netuids),
  });
  return {
    chain,
    clock,
    hosts,
    told,
    hold,
    sealTo: (height) => {
      while (chain.head.height < height) {
        expect(hold()).toBeUndefined();
        chain.applyBlock([]);
      }
    },
    next: async () => {
      const { height } = chain.head;
      const held = hold();
      if (held) void held.then(() => chain.applyBlock([]));
      else chain.applyBlock([]);
      await clock.advance(0);
      return { isSealed: () => chain.head.height > height };
    },
  };
}

describe("the blocks around a subnet's first epoch", () => {
  it("wait for its neurons, one after the other; none does afterwards", async () => {
    const { clock, hosts, told, sealTo, next } = startNetwork([20]);
    const [host] = hosts;
    sealTo(17);
    for (const height of [18, 19, 20]) {
      const block = await next();
      await clock.advance(400);
      expect([height, block.isSealed()]).toEqual([height, false]);
      host?.finish();
      await clock.advance(0);
      expect([height, block.isSealed()]).toEqual([height, true]);
    }
    // What the block before set off: neurons that run, the round, the weights of one whose view was late.
    expect(host?.asked).toEqual([17, 18, 19]);
    sealTo(45);
    expect(told).toEqual([]);
  });

  it("say whom they wait for, once, when it takes longer than nothing", async () => {
    const { clock, hosts, told, sealTo, next } = startNetwork([20, 20, 40]);
    sealTo(17);
    await next();
    hosts[0]?.finish();
    await clock.advance(499);
    expect(told).toEqual([]);
    await clock.advance(1);
    expect(told).toEqual([[2]]);
    hosts[1]?.finish();
    await clock.advance(0);
    await next();
    await clock.advance(1_000);
    expect(told).toEqual([[2]]);
  });

  it("wait for a subnet half a minute in all, and then for the others alone", async () => {
    const { clock, hosts, sealTo, next } = startNetwork([20, 40]);
    sealTo(17);
    const first = await next();
    await clock.advance(20_000);
    hosts[0]?.finish();
    await clock.advance(0);
    expect(first.isSealed()).toBe(true);
    const second = await next();
    await clock.advance(9_999);
    expect(second.isSealed()).toBe(false);
    await clock.advance(1);
    expect(second.isSealed()).toBe(true);
    sealTo(37);
    const third = await next();
    expect(third.isSealed()).toBe(false);
    hosts[1]?.finish();
    await clock.advance(0);
    expect(third.isSealed()).toBe(true);
    expect(clock.pending).toBe(0);
  });

  it("are those of the first epoch that a round of this run can come before", () => {
    // With tempo 2, epochs 2 and 4 come before the round that opens in block 3 is over.
    for (const [tempo, from, epochAt] of [
      [2, 0, 6],
      [20, 17, 20],
      [20, 18, 40],
    ] as const) {
      const { sealTo, hold } = startNetwork([tempo], from);
      sealTo(epochAt - 3);
      expect([tempo, from, hold()]).toEqual([tempo, from, expect.any(Promise) as unknown]);
    }
  });

  it("don't wait once somebody has sealed beyond them by hand", () => {
    const { chain, hosts, sealTo, hold } = startNetwork([20]);
    sealTo(5);
    while (chain.head.height < 20) chain.applyBlock([]);
    expect(hold()).toBeUndefined();
    expect(hosts[0]?.asked).toEqual([]);
  });
});
