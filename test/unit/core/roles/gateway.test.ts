import { describe, expect, it } from "vitest";
import { createMessageCodec } from "../../../../core/plugin/messageCodec.js";
import { fail } from "../../../../core/primitives/errors.js";
import { developmentSigner } from "../../../../core/primitives/keys.js";
import { DEFAULT_ALLOWANCE } from "../../../../core/plugin/clientAllowance.js";
import { gatewayErrors } from "../../../../core/roles/gatewayErrors.js";
import type { AskResult } from "../../../../core/roles/gateway.js";
import { client, createMarket, open, openValidator, type Market } from "./gatewayFixture.js";
import { contract, honest, neuron, viewOf, type Solve } from "./networkFixture.js";

const codec = createMessageCodec(open);
const off =
  (by: number): Solve =>
  ({ value }) => ({ value: value + by });

/** A market of miners that are off by 0, 1, 2, … */
function marketOf(count: number, over: Parameters<typeof createMarket>[1] = {}): Market {
  const uids = Array.from({ length: count }, (_, index) => index + 1);
  const market = createMarket(uids, over);
  for (const uid of uids) market.network.addMiner(uid, off(uid - 1), { contract: over.contract ?? open });
  return market;
}
const told = (result: AskResult | string): unknown =>
  typeof result === "string"
    ? result
    : result.answers.map((answer) =>
        "missing" in answer
          ? [answer.uid, answer.missing]
          : [answer.uid, (codec.decodeResponse(answer.body) as { value: number }).value, answer.score],
      );

describe("a gateway", () => {
  it("returns the best answer of the miners it picked", async () => {
    const market = marketOf(3);
    expect(told(await market.ask(market.sign({ value: 7 }, { miners: 3 })))).toEqual([[1, 7, 1]]);
  });

  it("returns all of them with their scores when asked to, the best first", async () => {
    const market = marketOf(3);
    const result = await market.ask(market.sign({ value: 7 }, { to: [3, neuron(1).hotkey, 3], all: true }));
    expect(told(result)).toEqual([
      [1, 7, 1],
      [3, 9, 1 / 3],
    ]);
    expect(result).toMatchObject({ height: 100, asked: 2 });
  });

  it("tells what is missing, and refuses to call nothing the best", async () => {
    const market = createMarket([1, 2]);
    market.network.addMiner(1, () => Promise.reject(new Error("broken")), { contract: open });
    const all = await market.ask(market.sign({ value: 1 }, { to: [2, 1], all: true }));
    expect(told(all)).toEqual([
      [2, "unreachable"],
      [1, "failed"],
    ]);
    expect(await market.ask(market.sign({ value: 1 }, { to: [1, 2] }))).toBe("SK3012");
  });

  it("ranks by what is known of the miners where answers can't be scored", async () => {
    const secretive = { contract, validator: { validator: openValidator() } };
    const market = marketOf(2, {
      ...secretive,
      validator: { validator: { ...openValidator(), createTasks: () => [] } },
    });
    market.network.view = viewOf([neuron(0), neuron(1, { incentive: 10 }), neuron(2, { incentive: 60_000 })]);
    market.role.market.observe(market.network.view);
    const result = await market.ask(market.sign({ value: 7 }, { to: [1, 2], all: true }));
    expect(told(result)).toEqual([
      [2, 8, null],
      [1, 7, null],
    ]);
  });

  it("picks by incentive and health", async () => {
    const market = marketOf(3);
    market.network.view = viewOf([
      neuron(0),
      neuron(1, { incentive: 40_000 }),
      neuron(2, { incentive: 20_000 }),
      neuron(3, { incentive: 0 }),
    ]);
    market.network.miners.get("ws://miner-2")?.close();
    market.network.dials.set("ws://miner-2", () => Promise.reject(new Error("down")));
    const asked = new Map<number, number>();
    for (let count = 0; count < 60; count += 1) {
      const result = await market.ask(market.sign({ value: 1 }, { miners: 1, all: true }));
      if (typeof result === "string") throw new Error(result);
      for (const { uid } of result.answers) asked.set(uid, (asked.get(uid) ?? 0) + 1);
      await market.network.clock.advance(5_000);
    }
    const times = (uid: number): number => asked.get(uid) ?? 0;
    expect(times(1)).toBeGreaterThan(35);
    expect(times(3)).toBeGreaterThan(0);
    // It earns a third of all, but never answers: asked a few times until that shows.
    expect(times(2)).toBeLessThan(12);
  });
});

describe("answers to clients count", () => {
  const meansOf = async (market: Market): Promise<unknown> => {
    market.network.view = viewOf(market.network.view.neurons, 120);
    const report = await market.network.round(market.role);
    return report.peers.map(({ historyMean }) => historyMean);
  };

  it("in scoring, like answers to the validator's own tasks", async () => {
    const market = marketOf(2, { validator: { validator: { ...openValidator(), createTasks: () => [] } } });
    await market.ask(market.sign({ value: 7 }, { to: [1, 2] }));
    await market.ask(market.sign({ value: 7 }, { to: [2] }));
    expect(await meansOf(market)).toEqual([1, 0.5]);
  });

  it("when the plugin makes a task of them, also once the outcome is known", async () => {
    const delayed = { ...open, task: { ...open.task, outcome: open.task.response } };
    const validator = openValidator({
      createTasks: () => [],
      organicTask: (request, { height }) => ({ request, scoreAt: height + 20 }),
      outcome: () => ({ value: 8 }),
      score: ({ outcome, answers }) =>
        answers.map(({ response }) =>
          (response as { value: number } | undefined)?.value === (outcome as { value: number }).value ? 1 : 0,
        ),
    });
    const market = marketOf(2, { contract: delayed, validator: { validator } });
    const result = await market.ask(market.sign({ value: 7 }, { to: [1, 2], all: true }));
    expect((result as AskResult).answers.map((answer) => "score" in answer && answer.score)).toEqual([
      null,
      null,
    ]);
    expect(await meansOf(market)).toEqual([0, 1]);
  });

  it("as 0 where they can't be scored and are missing, as nothing where they are not", async () => {
    const validator = { ...openValidator(), createTasks: () => [] };
    const market = createMarket([1, 2], { contract, validator: { validator } });
    market.network.addMiner(1, honest);
    market.network.addMiner(2, () => Promise.reject(new Error("broken")));
    await market.ask(market.sign({ value: 7 }, { to: [1, 2], all: true }));
    expect(await meansOf(market)).toEqual([undefined, 0]);
  });
});

describe("a gateway refuses", () => {
  it("what is not signed by the account, for this gateway, as it is", async () => {
    const market = marketOf(1);
    const good = market.sign({ value: 1 });
    const other = developmentSigner("gateway", "other");
    const codes = [
      await market.ask({ ...good, body: codec.encodeRequest({ value: 2 }) }),
      await market.ask({ ...good, options: { all: true } }),
      await market.ask({ ...good, id: new Uint8Array(16) }),
      await market.ask({ ...good, scheme: "rsa" }),
      await market.ask({ ...good, account: other.account }),
      await market.ask({ ...good, challenge: new Uint8Array(56) }),
      await market.ask({ ...good, challenge: new Uint8Array(3) }),
      await market.ask({ ...good, challenge: marketOf(1).gateway.challenge(client.account) }),
    ];
    expect(codes).toEqual(["SK3003", "SK3003", "SK3003", "SK3003", "SK3002", "SK3002", "SK3002", "SK3002"]);
    expect(told(await market.ask(good))).toEqual([[1, 1, 1]]);
  });

  it("a request that comes again, and one whose challenge has expired", async () => {
    const market = marketOf(1);
    const first = market.sign({ value: 1 });
    await market.ask(first);
    expect(await market.ask(first)).toBe("SK3004");
    const late = market.sign({ value: 1 });
    await market.network.clock.advance(600_001);
    expect([await market.ask(late), await market.ask(first)]).toEqual(["SK3002", "SK3002"]);
  });

  it("whom its owner does not admit", async () => {
    const own = fail(gatewayErrors.notAdmitted, { account: "5F", reason: "it is not on the list" });
    for (const refusal of [fail(gatewayErrors.closed), own]) {
      const market = marketOf(1, { gateway: { allow: () => Promise.resolve(refusal) } });
      expect(await market.ask(market.sign({ value: 1 }))).toBe("SK3001");
    }
  });

  it("more than the rate and the budget let through, each account for itself", async () => {
    const allowance = { perMinute: 6, burst: 2, budgetPerHour: 5 };
    const market = marketOf(3, { gateway: { allow: () => Promise.resolve(allowance) } });
    const ask = (to: readonly number[], from = client): Promise<AskResult | string> =>
      market.ask(market.sign({ value: 1 }, { to }, {}, from));
    expect([typeof (await ask([1])), typeof (await ask([1]))]).toEqual(["object", "object"]);
    expect(await ask([1])).toBe("SK3005");
    expect(typeof (await ask([1], developmentSigner("gateway", "another")))).toBe("object");
    await market.network.clock.advance(10_000);
    expect(typeof (await ask([1, 2]))).toBe("object");
    await market.network.clock.advance(20_000);
    expect(await ask([1, 2, 3])).toBe("SK3006");
    // One unit is left, and the hour gives five.
    await market.network.clock.advance(1_500_000);
    expect(typeof (await ask([1, 2, 3]))).toBe("object");
  });

  it("what it, the contract or the subnet has no place for", async () => {
    const market = marketOf(1, { gateway: { limits: { maxRequestBytes: 20, maxMiners: 2 } } });
    const codes = [
      await market.ask({ ...market.sign({ value: 1 }), body: new Uint8Array(21) }),
      await market.ask(market.sign({ value: 1 }, { miners: 3 })),
      await market.ask(market.sign({ value: 1 }, { to: [9] })),
      await market.ask(market.sign({ value: 1 }, { to: [neuron(9).hotkey] })),
    ];
    expect(codes).toEqual(["SK3010", "SK3011", "SK3009", "SK3009"]);
    const empty = createMarket([]);
    expect(await empty.ask(empty.sign({ value: 1 }))).toBe("SK3008");
  });

  it("bytes that are no request of the subnet, and does not charge for them", async () => {
    const allowance = { ...DEFAULT_ALLOWANCE, budgetPerHour: 1 };
    const market = marketOf(1, { gateway: { allow: () => Promise.resolve(allowance) } });
    for (const body of [Uint8Array.of(0xff), codec.encodeResponse({ value: 0.5 })]) {
      expect(await market.ask(market.sign(body, { miners: 1 }))).toBe("SK3000");
    }
    expect(told(await market.ask(market.sign({ value: 1 }, { miners: 1 })))).toEqual([[1, 1, 1]]);
  });

  it("while its validator may not validate, and after it was closed", async () => {
    const market = marketOf(1);
    market.network.view = viewOf([neuron(0, { validatorPermit: false }), neuron(1)]);
    expect(await market.ask(market.sign({ value: 1 }))).toBe("SK3014");
    market.role.close();
    expect(await market.ask(market.sign({ value: 1 }))).toBe("SK3013");
  });
});
