import { Type } from "@sinclair/typebox";
import { expectTypeOf } from "expect-type";
import { describe, expect, it } from "vitest";
import {
  definePlugin,
  provision,
  type CreateService,
  type CreateTap,
  type Plugin,
} from "../../../../core/plugin/definePlugin.js";
import { createHookHost, type HookHost } from "../../../../core/plugin/hookHost.js";
import { kernelHooks, type KernelHooks } from "../../../../core/plugin/kernelHooks.js";
import { resolvePlugins } from "../../../../core/plugin/resolvePlugins.js";
import { createScope, provide, use, type Scope } from "../../../../core/plugin/scope.js";
import { startPlugins, type StartedPlugins } from "../../../../core/plugin/startPlugins.js";
import { token, type Token } from "../../../../core/plugin/token.js";
import { CLOCK, LOGGER } from "../../../../core/plugin/tokens.js";
import { codeOf } from "./contracts.js";
import { quietLogger } from "../../../../runner/simulate/quietLogger.js";

const COUNTER: Token<{ count: number }> = token("test.counter");
const noConfig = Type.Object({});
const base = { version: "1.0.0", summary: "A plugin.", subnetkit: "*", config: noConfig };

interface Network {
  readonly scope: Scope;
  readonly kernel: HookHost<KernelHooks>;
  readonly start: (
    list: readonly Plugin[],
    config?: Readonly<Record<string, unknown>>,
  ) => Promise<StartedPlugins>;
}

function createNetwork(): Network {
  const scope = createScope("the devnet");
  provide(scope, LOGGER, () => quietLogger);
  const kernel = createHookHost(kernelHooks, { report: () => undefined });
  return {
    scope,
    kernel,
    start: (list, config = {}) =>
      startPlugins(resolvePlugins(list, { subnetkitVersion: "0.1.0", config }), { scope, kernel }),
  };
}

const CounterConfig = Type.Object({ from: Type.Integer({ default: 10 }) });
const createCounter: CreateService<typeof CounterConfig, { count: number }> = (ctx) => {
  expectTypeOf(ctx.config).toEqualTypeOf<{ from: number }>();
  return { count: ctx.config.from };
};
const counter = definePlugin({
  ...base,
  id: "counter",
  config: CounterConfig,
  provides: [provision(COUNTER, () => Promise.resolve(createCounter))],
});

const countBlocks: CreateTap<typeof noConfig, "block"> = (ctx) => {
  const service = ctx.use(COUNTER);
  return (block) => void (service.count += block.extrinsicCount);
};
const counting = definePlugin({
  ...base,
  id: "counting",
  dependencies: { counter: "^1.0.0" },
  taps: { block: () => Promise.resolve(countBlocks) },
});

const block = { height: 1, id: "00", extrinsicCount: 3, refusedCount: 0 };

export const mistakes = (): unknown[] => [
  // @ts-expect-error the service is not what the token says
  provision(COUNTER, () => Promise.resolve(() => ({ total: 1 }))),
  definePlugin({
    ...base,
    id: "a",
    // @ts-expect-error no such hook
    taps: { blocks: () => Promise.resolve(() => () => undefined) },
  }),
  definePlugin({
    ...base,
    id: "a",
    // @ts-expect-error an admission is refused with a report, not with a text
    taps: { admission: () => Promise.resolve(() => () => "no") },
  }),
];

describe("startPlugins", () => {
  it("binds services and taps hooks, each plugin after what it needs", async () => {
    const { scope, kernel, start } = createNetwork();
    expect(await start([counting, counter], { counter: { from: 5 } })).toEqual({
      started: ["counter", "counting"],
      failed: [],
    });
    kernel.call.block(block);
    expect(use(scope, COUNTER).count).toBe(8);
  });

  it("stops with its scope: services are released and hooks silent", async () => {
    const { scope, kernel, start } = createNetwork();
    const order: string[] = [];
    const ending = (id: string): Plugin =>
      definePlugin({
        ...base,
        id,
        provides: [
          provision(token(`test.${id}`), async () => (ctx) => {
            ctx.onDispose(() => void order.push(id));
            return {};
          }),
        ],
      });
    await start([counter, counting, ending("first"), ending("second")]);
    const service = use(scope, COUNTER);
    await scope.dispose();
    kernel.call.block(block);
    expect(order).toEqual(["second", "first"]);
    expect(service.count).toBe(10);
  });

  it("names a plugin that throws and starts the others, except those that need it", async () => {
    const { scope, kernel, start } = createNetwork();
    const cause = new Error("no such file.");
    const broken = definePlugin({
      ...base,
      id: "broken",
      provides: [provision(COUNTER, () => Promise.reject(cause))],
    });
    const needy = definePlugin({ ...base, id: "needy", dependencies: { broken: "*" } });
    const needier = definePlugin({ ...base, id: "needier", dependencies: { needy: "*" } });
    const lonely = definePlugin({ ...counting, id: "lonely", dependencies: {} });
    const result = await start([broken, needy, needier, lonely, definePlugin({ ...base, id: "fine" })]);
    expect(result.started).toEqual(["fine"]);
    expect(result.failed).toMatchObject([
      {
        plugin: "broken",
        error: { code: "SK1367", message: expect.stringContaining("broken") as string, cause },
      },
      { plugin: "needy", error: { code: "SK1368" } },
      { plugin: "needier", error: { code: "SK1368" } },
      { plugin: "lonely", error: { code: "SK1350" } },
    ]);
    expect(codeOf(() => use(scope, COUNTER))).toBe("SK1350");
    kernel.call.block(block);
  });

  it("leaves nothing of a plugin that fails half-way", async () => {
    const { scope, kernel, start } = createNetwork();
    const released: string[] = [];
    const seen: number[] = [];
    const halfway = definePlugin({
      ...base,
      id: "halfway",
      provides: [
        provision(COUNTER, async () => (ctx) => {
          ctx.onDispose(() => void released.push("counter"));
          return { count: 1 };
        }),
      ],
      taps: {
        block: () => Promise.resolve(() => (sealed) => void seen.push(sealed.height)),
        epoch: () =>
          Promise.resolve(() => {
            throw new Error("not today");
          }),
      },
    });
    expect((await start([halfway])).failed).toMatchObject([{ plugin: "halfway", error: { code: "SK1367" } }]);
    expect(released).toEqual(["counter"]);
    expect(codeOf(() => use(scope, COUNTER))).toBe("SK1350");
    kernel.call.block(block);
    expect(seen).toEqual([]);
  });

  it("refuses taps of hooks that don't exist, and taps that are no functions", async () => {
    const { start } = createNetwork();
    const wrong = ["blocks", "toString"].map((hook) => ({
      ...base,
      id: "a",
      taps: { [hook]: () => Promise.resolve(() => block) },
    }));
    const text = { ...base, id: "a", taps: { block: () => Promise.resolve(() => "text") } };
    for (const each of [...wrong, text]) {
      expect((await start([each as unknown as Plugin])).failed).toMatchObject([
        { error: { code: "SK1343" } },
      ]);
    }
  });

  it("does not load taps of hooks that this process doesn't have", async () => {
    const { start } = createNetwork();
    const miner = definePlugin({
      ...base,
      id: "miner",
      taps: { solve: () => Promise.reject(new Error("loaded")) },
    });
    expect(await start([miner])).toEqual({ started: ["miner"], failed: [] });
  });

  it("gives a plugin's own services to its taps", async () => {
    const { kernel, start } = createNetwork();
    const seen: number[] = [];
    const own = definePlugin({
      ...base,
      id: "own",
      provides: [provision(COUNTER, () => Promise.resolve(() => ({ count: 7 })))],
      taps: {
        block: () =>
          Promise.resolve((ctx) => {
            const { count } = ctx.use(COUNTER);
            return () => void seen.push(count);
          }),
      },
    });
    expect((await start([own])).failed).toEqual([]);
    kernel.call.block({} as Parameters<typeof kernel.call.block>[0]);
    expect(seen).toEqual([7]);
  });

  it("refuses a service in the place of one of the host's, but for those that it names", async () => {
    const { scope, start } = createNetwork();
    const clock = { nowMs: () => 0, sleep: () => Promise.resolve() };
    const odd = definePlugin({
      ...base,
      id: "odd",
      provides: [provision(CLOCK, () => Promise.resolve(() => clock as never))],
    });
    const { failed } = await start([odd]);
    expect(failed.map(({ plugin, error }) => [plugin, error.code])).toEqual([["odd", "SK1356"]]);
    const resolved = resolvePlugins([odd], { subnetkitVersion: "0.1.0" });
    expect((await startPlugins(resolved, { scope, replaceable: [CLOCK] })).failed).toEqual([]);
    expect(use(scope, CLOCK)).toBe(clock);
  });

  it("refuses a second plugin for a token, and keeps the first", async () => {
    const { scope, start } = createNetwork();
    const second = definePlugin({ ...counter, id: "second" });
    const { started, failed } = await start([counter, second]);
    expect(started).toEqual(["counter"]);
    expect(failed).toMatchObject([{ plugin: "second", error: { code: "SK1351" } }]);
    expect(use(scope, COUNTER).count).toBe(10);
  });
});
