import { describe, expect, it } from "vitest";
import type { SealedBlock } from "../../../../core/chain/block.js";
import { createChain } from "../../../../core/chain/chain.js";
import { referenceYuma } from "../../../../core/epoch/consensus.js";
import { verifySigned } from "../../../../core/primitives/verifySigned.js";
import { stateHash } from "../../../../core/state/hash.js";
import type { Dropped } from "../../../../plugins/engine-solo/pool.js";
import type { Sealing } from "../../../../plugins/engine-solo/sealing.js";
import { createSoloEngine } from "../../../../plugins/engine-solo/soloEngine.js";
import { openStoredChain } from "../../../../core/chain/store/openStoredChain.js";
import { memoryStore } from "../../core/chain/store/memoryStore.js";
import { alice, bob, genesisFixture, signed, transferCall } from "../../core/chain/chainFixture.js";
import { codeOf } from "../../core/state/codeOf.js";
import { createVirtualClock } from "./virtualClock.js";

const setUp = (sealing: Sealing, consensus = referenceYuma) => {
  const chain = createChain({ genesis: genesisFixture(), consensus });
  const clock = createVirtualClock();
  const faults: unknown[] = [];
  const engine = createSoloEngine({ chain, clock, sealing, reportFault: (fault) => faults.push(fault) });
  const blocks: SealedBlock[] = [];
  engine.onBlock((block) => blocks.push(block));
  return { chain, clock, engine, blocks, faults };
};

describe("createSoloEngine", () => {
  it("seals what was submitted, by hand", () => {
    const { chain, engine, blocks } = setUp({ policy: "manual" });
    const id = engine.submit(signed(alice, transferCall()));
    expect(engine.pending).toBe(1);
    const block = engine.seal();
    expect(block.receipts).toMatchObject([{ id, ok: true }]);
    expect(blocks).toEqual([block]);
    expect(engine.pending).toBe(0);
    expect(chain.head.id).toBe(block.id);
  });

  it("takes a batch in its order, signatures verified together, and answers each", async () => {
    const { chain } = setUp({ policy: "manual" });
    const batches: number[] = [];
    const engine = createSoloEngine({
      chain,
      clock: createVirtualClock(),
      sealing: { policy: "manual" },
      verify: async (batch) => {
        batches.push(batch.length);
        return batch.map(verifySigned);
      },
    });
    const good = [signed(alice, transferCall()), signed(alice, transferCall(), { nonce: 1 })];
    const forged = signed({ ...bob, sign: (message) => alice.sign(message) }, transferCall());
    const answers = await engine.submitBatch([...good, forged, Uint8Array.of(1)]);
    expect(answers.map((answer) => ("id" in answer ? "taken" : answer.refusal.code))).toEqual([
      "taken",
      "taken",
      "SK1205",
      "SK1201",
    ]);
    expect(batches).toEqual([3]);
    expect(engine.seal().receipts.map(({ ok }) => ok)).toEqual([true, true]);
  });

  it("verifies by itself when the pool of verifiers fails, and says so", async () => {
    const { chain } = setUp({ policy: "manual" });
    const faults: unknown[] = [];
    const engine = createSoloEngine({
      chain,
      clock: createVirtualClock(),
      sealing: { policy: "manual" },
      verify: () => Promise.reject(new Error("no threads")),
      reportFault: (fault) => faults.push(fault),
    });
    const [answer] = await engine.submitBatch([signed(alice, transferCall())]);
    expect(answer).toHaveProperty("id");
    expect(faults).toEqual([new Error("no threads")]);
  });

  it("seals by the clock, empty blocks too", () => {
    const { clock, engine, blocks } = setUp({ policy: "interval", intervalMs: 500 });
    clock.advance(1_000);
    engine.submit(signed(alice, transferCall()));
    clock.advance(500);
    expect(blocks.map(({ height, extrinsics }) => [height, extrinsics.length])).toEqual([
      [1, 0],
      [2, 0],
      [3, 1],
    ]);
  });

  it("seals at once what comes in one turn", () => {
    const { clock, engine, blocks } = setUp({ policy: "instant" });
    engine.submit(signed(bob, transferCall()));
    engine.submit(signed(alice, transferCall()));
    clock.advance(0);
    expect(blocks.map(({ extrinsics }) => extrinsics.length)).toEqual([2]);
  });

  it("refuses with a code, and nothing is sealed of it", () => {
    const { clock, engine, blocks } = setUp({ policy: "instant" });
    expect(codeOf(() => engine.submit(Uint8Array.of(1)))).toBe("SK1201");
    clock.advance(100);
    expect(blocks).toEqual([]);
  });

  it("gives the same chain however submissions interleave", () => {
    const submissions = [signed(alice, transferCall()), signed(bob, transferCall())];
    const hashes = [submissions, [...submissions].reverse()].map((order) => {
      const { chain, engine } = setUp({ policy: "manual" });
      order.forEach((encoded) => engine.submit(encoded));
      return [engine.seal().id, stateHash(chain.state)];
    });
    expect(hashes[0]).toEqual(hashes[1]);
  });

  it("lets no listener hurt a block or another listener", () => {
    const { engine, blocks, chain, faults } = setUp({ policy: "manual" });
    engine.onBlock(() => {
      throw new Error("deaf");
    });
    const heard: number[] = [];
    const stop = engine.onBlock(({ height }) => heard.push(height));
    engine.submit(signed(alice, transferCall()));
    expect(engine.seal().receipts).toMatchObject([{ ok: true }]);
    stop();
    engine.seal();
    expect(heard).toEqual([1]);
    expect(blocks).toHaveLength(2);
    expect(faults).toHaveLength(2);
    expect(chain.head.height).toBe(2);
  });

  it("tells blocks in order, also those that a listener seals", () => {
    const { engine } = setUp({ policy: "manual" });
    engine.onBlock(({ height }) => {
      if (height < 3) engine.seal();
    });
    const heard: number[] = [];
    engine.onBlock(({ height }) => heard.push(height));
    engine.seal();
    expect(heard).toEqual([1, 2, 3]);
  });

  it("tells what was dropped, and why", () => {
    const { chain, engine } = setUp({ policy: "manual" });
    const dropped: Dropped[] = [];
    const stop = engine.onDropped((each) => dropped.push(each));
    const id = engine.submit(signed(alice, transferCall(), { era: { birth: 1, lifetime: 1 } }));
    chain.applyBlock([]);
    engine.seal();
    stop();
    expect(dropped).toMatchObject([{ id, code: "SK1208" }]);
  });

  it("stands still, and says so, when a block can't be made", () => {
    const broken = {
      ...referenceYuma,
      run: () => {
        throw new Error("out of order");
      },
    };
    const { chain, clock, engine, blocks, faults } = setUp({ policy: "interval", intervalMs: 10 }, broken);
    clock.advance(1_000);
    expect(faults).toHaveLength(1);
    expect(blocks.length).toBe(chain.head.height);
    expect(clock.waiting).toBe(0);
    expect(codeOf(() => engine.seal())).toBe("SK1703");
  });

  it("takes and seals nothing once stopped", () => {
    const { clock, engine, blocks } = setUp({ policy: "interval", intervalMs: 10 });
    engine.stop();
    clock.advance(100);
    expect(blocks).toEqual([]);
    expect(codeOf(() => engine.submit(signed(alice, transferCall())))).toBe("SK1703");
    expect(codeOf(() => engine.seal())).toBe("SK1703");
  });

  it("advances: seals what waits first, then tells of the stretch once", () => {
    const { chain, engine, blocks } = setUp({ policy: "manual" });
    const stretches: [number, number][] = [];
    const stop = engine.onStretch(({ from, to }) => stretches.push([from, to]));
    engine.advance({ blocks: 20 });
    engine.submit(signed(alice, transferCall()));
    engine.advance({ toBlock: 30 });
    engine.submit(signed(bob, transferCall()));
    expect(engine.advance({ blocks: 1 })).toBeUndefined();
    stop();
    engine.advance({ blocks: 1 });
    expect(blocks.map(({ height, receipts }) => [height, receipts.length])).toEqual([
      [21, 1],
      [31, 1],
    ]);
    expect(stretches).toEqual([
      [1, 20],
      [22, 30],
    ]);
    expect(chain.head.height).toBe(32);
    expect(codeOf(() => engine.advance({ toBlock: 32 }))).toBe("SK1223");
    expect(engine.seal().height).toBe(33);
    engine.stop();
    expect(codeOf(() => engine.advance({ blocks: 1 }))).toBe("SK1703");
  });

  it("stops when a block can't be stored, and says why; nobody hears of the block", () => {
    const store = memoryStore();
    const chain = openStoredChain({ store, genesis: genesisFixture() });
    const clock = createVirtualClock();
    const faults: unknown[] = [];
    const failures: unknown[] = [];
    const sealing = { policy: "interval", intervalMs: 10 } as const;
    const engine = createSoloEngine({ chain, clock, sealing, reportFault: (fault) => faults.push(fault) });
    const heights: number[] = [];
    engine.onBlock(({ height }) => heights.push(height));
    engine.onFailure((reason) => failures.push(reason));
    clock.advance(30);
    store.failWith = new Error("no room");
    clock.advance(100);
    expect(heights).toEqual([1, 2, 3]);
    expect(failures).toEqual([store.failWith]);
    expect(faults).toEqual([store.failWith]);
    expect(clock.waiting).toBe(0);
    expect(codeOf(() => engine.submit(signed(alice, transferCall())))).toBe("SK1703");
    expect(openStoredChain({ store, genesis: genesisFixture() }).head.height).toBe(3);
  });
});
