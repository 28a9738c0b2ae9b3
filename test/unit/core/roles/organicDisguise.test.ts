import { describe, expect, it } from "vitest";
import { createMessageCodec } from "../../../../core/plugin/messageCodec.js";
import { addRogueMiner, viewOf } from "./networkFixture.js";
import { createMarket, open, openValidator, type Market } from "./gatewayFixture.js";

const codec = createMessageCodec(open);

/** What a miner can see of a task beside what it asks. */
interface Sighting {
  readonly atMs: number;
  readonly deadlineMs: number;
  readonly taskId: string;
  readonly bodyBytes: number;
  readonly isClients: boolean;
}

/** A market whose two miners note everything. Clients ask about numbers below 1,000, the validator about larger ones. */
function watchedMarket(): { readonly market: Market; readonly seen: readonly Sighting[][] } {
  const allowance = { perMinute: 1_000, burst: 1_000, budgetPerHour: 1_000 };
  const market = createMarket([1, 2], {
    gateway: { allow: () => Promise.resolve(allowance) },
    validator: {
      validator: openValidator({
        createTasks: ({ seed }) =>
          [0, 4, 8].map((at) => ({
            request: { value: 1_000 + (Number.parseInt(seed.slice(at, at + 4), 16) % 9_000) },
          })),
      }),
    },
  });
  const seen: Sighting[][] = [[], []];
  [1, 2].forEach((uid, index) =>
    addRogueMiner(market.network, uid, open, ({ kind, taskId, deadlineMs, body }, session) => {
      if (kind !== "task") return;
      const request = codec.decodeRequest(body) as { readonly value: number };
      const { clock } = market.network;
      seen[index]?.push({
        atMs: clock.nowMs(),
        deadlineMs,
        taskId,
        bodyBytes: body.length,
        isClients: request.value < 1_000,
      });
      session.send({ kind: "answer", taskId, deadlineMs: 0, body: codec.encodeResponse(request) });
    }),
  );
  return { market, seen };
}

describe("what a miner sees of a client's task", () => {
  it("between rounds: never alone, and no more often first than the validator's own", async () => {
    const { market, seen } = watchedMarket();
    for (let count = 0; count < 40; count += 1) {
      market.network.view = viewOf(market.network.view.neurons, 100 + count);
      await market.ask(market.sign({ value: 300 + count }, { to: count % 2 === 0 ? [1] : [1, 2] }));
      await market.network.clock.advance(1);
    }
    for (const sightings of seen) {
      const moments = [...new Set(sightings.map(({ atMs }) => atMs))];
      const volleys = moments.map((atMs) => sightings.filter((task) => task.atMs === atMs));
      expect(volleys.every((volley) => volley.length === 2)).toBe(true);
      expect(volleys.every((volley) => volley.filter(({ isClients }) => isClients).length === 1)).toBe(true);
      // Which of the two comes first is a fair coin: of 40 (and 20) throws, within three standard deviations.
      const first = volleys.filter(([task]) => task?.isClients).length;
      expect(Math.abs(first - volleys.length / 2)).toBeLessThan((3 * Math.sqrt(volleys.length)) / 2);
    }
    expect(seen.map(({ length }) => length)).toEqual([80, 40]);
  });

  it("in a round: sent with the validator's own, at the same moment and in no order", async () => {
    const { market, seen } = watchedMarket();
    const places: number[] = [];
    for (let count = 0; count < 40; count += 1) {
      market.network.view = viewOf(market.network.view.neurons, 100 + count);
      const before = seen[0]?.length ?? 0;
      const asked = market.gateway.ask(market.sign({ value: 300 + count }, { to: [1] }));
      await market.network.clock.advance(0);
      const report = await market.network.round(market.role);
      expect([report.orders, report.tasks.sent]).toEqual([1, 3]);
      await asked;
      const volley = seen[0]?.slice(before) ?? [];
      expect(new Set(volley.map(({ atMs }) => atMs)).size).toBe(1);
      places.push(volley.findIndex(({ isClients }) => isClients));
    }
    expect(new Set(places)).toEqual(new Set([0, 1, 2, 3]));
  });

  it("has the same deadline, the same kind of id and the same kind of body", async () => {
    const { market, seen } = watchedMarket();
    for (let count = 0; count < 10; count += 1) {
      market.network.view = viewOf(market.network.view.neurons, 100 + count);
      await market.ask(market.sign({ value: 300 + count }, { to: [1, 2] }));
      await market.network.round(market.role);
    }
    const all = seen.flat();
    const [clients, own] = [true, false].map((isClients) =>
      all.filter((task) => task.isClients === isClients),
    );
    const setOf = (tasks: readonly Sighting[] | undefined, of: (task: Sighting) => unknown): Set<unknown> =>
      new Set(tasks?.map(of));
    expect(clients?.length).toBe(20);
    expect(setOf(clients, ({ deadlineMs }) => deadlineMs)).toEqual(
      setOf(own, ({ deadlineMs }) => deadlineMs),
    );
    expect(setOf(clients, ({ bodyBytes }) => bodyBytes)).toEqual(setOf(own, ({ bodyBytes }) => bodyBytes));
    expect(all.every(({ taskId }) => /^[0-9a-f]{32}$/.test(taskId))).toBe(true);
    // Ids are hashes: one says nothing, and none comes twice for one miner.
    for (const sightings of seen)
      expect(setOf(sightings, ({ taskId }) => taskId).size).toBe(sightings.length);
  });

  it("comes over the one session that rounds use", async () => {
    const { market } = watchedMarket();
    await market.network.round(market.role);
    await market.ask(market.sign({ value: 3 }, { to: [1, 2] }));
    expect(market.network.dialled).toEqual(["ws://miner-1", "ws://miner-2"]);
  });
});
