import { afterEach, describe, expect, it, vi } from "vitest";
import { createHookHost, type HookHost } from "../../../../core/plugin/hookHost.js";
import { decide, observe, series, waterfall } from "../../../../core/plugin/hookSpec.js";
import type { HookReport } from "../../../../core/plugin/tapMonitor.js";
import { codeOf, messageOf } from "./contracts.js";

const specs = {
  seen: observe<[height: number, name: string]>("height", "name"),
  before: series<[task: string]>("task"),
  value: waterfall<[value: number, by: number]>("value", "by"),
  admit: decide<string | number | boolean | null, [caller: string]>("caller"),
};

interface Fixture {
  readonly host: HookHost<typeof specs>;
  readonly reports: HookReport[];
  readonly timings: string[];
  readonly tick: (durationMs: number) => void;
}

function create(slowMs = 50): Fixture {
  let now = 0;
  const reports: HookReport[] = [];
  const timings: string[] = [];
  const host = createHookHost(specs, {
    report: (report) => reports.push(report),
    nowMs: () => now,
    slowMs,
    timings: (plugin, hook, durationMs) => timings.push(`${plugin} ${hook} ${durationMs}`),
  });
  return { host, reports, timings, tick: (durationMs) => void (now += durationMs) };
}

/** A promise to settle from outside. */
function deferred(): { readonly promise: Promise<void>; resolve(): void; reject(error: Error): void } {
  let settle: { resolve: () => void; reject: (error: Error) => void } | undefined;
  const promise = new Promise<void>((resolve, reject) => (settle = { resolve, reject }));
  return { promise, resolve: () => settle?.resolve(), reject: (error) => settle?.reject(error) };
}

describe("a hook", () => {
  it("passes every argument to every tap, in the order of tapping", async () => {
    const { host } = create();
    const calls: unknown[] = [];
    host.scope("a").hooks.seen.tap((...args) => void calls.push(["a", ...args]));
    host.scope("b").hooks.seen.tap((...args) => void calls.push(["b", ...args]));
    host.call.seen(7, "x");
    expect(calls).toEqual([
      ["a", 7, "x"],
      ["b", 7, "x"],
    ]);
  });

  it("has a neutral result when nobody taps it", async () => {
    const { host } = create();
    expect(host.call.seen(1, "x")).toBeUndefined();
    await expect(host.call.before("t")).resolves.toBeUndefined();
    await expect(host.call.value(5, 1)).resolves.toBe(5);
    expect(host.call.admit("c")).toBeUndefined();
    expect([host.has("seen"), host.has("toString")]).toEqual([true, false]);
  });

  it("runs a series one after the other, awaiting each", async () => {
    const { host } = create();
    const order: string[] = [];
    const first = deferred();
    host.scope("a").hooks.before.tap(async () => {
      await first.promise;
      order.push("a");
    });
    host.scope("b").hooks.before.tap(() => void order.push("b"));
    const done = host.call.before("t");
    await Promise.resolve();
    expect(order).toEqual([]);
    first.resolve();
    await done;
    expect(order).toEqual(["a", "b"]);
  });

  it("can be tapped twice by one plugin: both run", async () => {
    const { host } = create();
    const { hooks } = host.scope("a");
    hooks.value.tap((value, by) => value + by);
    hooks.value.tap((value, by) => Promise.resolve(value * by));
    await expect(host.call.value(1, 3)).resolves.toBe(12);
  });

  it("puts a tap before another plugin's, and only before one that is there", async () => {
    const { host } = create();
    const order: string[] = [];
    const tap = (plugin: string, before?: string): (() => void) =>
      host
        .scope(plugin)
        .hooks.seen.tap(() => void order.push(plugin), before === undefined ? {} : { before });
    tap("a");
    const removeB = tap("b");
    tap("c", "b");
    host.call.seen(1, "x");
    expect(order.splice(0)).toEqual(["a", "c", "b"]);
    expect(codeOf(() => tap("d", "nobody"))).toBe("SK1341");
    removeB();
    expect(codeOf(() => tap("d", "b"))).toBe("SK1341");
    host.call.seen(1, "x");
    expect(order).toEqual(["a", "c"]);
  });
});

describe("what tapable does to the unwary", () => {
  it("1: an async tap is awaited in a series, followed in an observer, refused in a decision", async () => {
    const { host, reports } = create();
    const { hooks } = host.scope("a");
    const late = deferred();
    hooks.seen.tap(() => late.promise);
    host.call.seen(1, "x");
    expect(host.unfinished()).toEqual([{ plugin: "a", hook: "seen", durationMs: 0 }]);
    late.reject(new Error("too late"));
    await vi.waitFor(() => expect(reports).toHaveLength(1));
    expect(reports[0]).toMatchObject({
      kind: "failed",
      plugin: "a",
      hook: "seen",
      error: { code: "SK1340" },
    });
    expect(host.unfinished()).toEqual([]);

    hooks.admit.tap((() => Promise.reject(new Error("never seen"))) as never);
    expect(codeOf(() => host.call.admit("c"))).toBe("SK1342");
  });

  it("2: a hook without names can't be made", () => {
    const nameless = createHookHost(
      { seen: { ...specs.seen, argumentNames: [] } },
      { report: () => undefined },
    );
    nameless.scope("a").hooks.seen.tap(() => undefined);
    expect(() => nameless.call.seen(1, "x")).toThrow(TypeError);
  });

  // 3, an unknown `before`, is tested above.

  it("4: a failing tap is named, with its cause, and stops the rest only where they depend on it", async () => {
    const { host, reports } = create();
    const cause = new Error("broken.");
    const ran: string[] = [];
    const failing = host.scope("bad").hooks;
    const fail = (): never => {
      throw cause;
    };
    failing.seen.tap(fail);
    failing.before.tap(fail);
    failing.value.tap(() => Promise.reject(cause));
    failing.admit.tap(fail);
    const good = host.scope("good").hooks;
    good.seen.tap(() => void ran.push("seen"));
    good.before.tap(() => void ran.push("before"));
    good.value.tap(() => void ran.push("value"));
    good.admit.tap(() => void ran.push("admit"));

    host.call.seen(1, "x");
    const named = (hook: string): object => ({
      code: "SK1340",
      message: `The plugin bad failed in the hook ${hook}: broken.`,
      cause,
    });
    expect(reports).toMatchObject([{ kind: "failed", plugin: "bad", hook: "seen", error: named("seen") }]);
    await expect(host.call.before("t")).rejects.toMatchObject(named("before"));
    await expect(host.call.value(1, 1)).rejects.toMatchObject(named("value"));
    expect(messageOf(() => host.call.admit("c"))).toBe(named("admit")["message" as never]);
    expect(ran).toEqual(["seen"]);
  });

  it("5: a disposed tap is gone, also from a call that is under way", async () => {
    const { host } = create();
    const ran: string[] = [];
    const gate = deferred();
    host.scope("a").hooks.before.tap(() => gate.promise);
    const remove = host.scope("b").hooks.before.tap(() => void ran.push("b"));
    const scope = host.scope("c");
    scope.hooks.before.tap(() => void ran.push("c"));
    host.scope("d").hooks.before.tap(() => void ran.push("d"));
    const done = host.call.before("t");
    remove();
    remove();
    scope.dispose();
    gate.resolve();
    await done;
    await host.call.before("t");
    expect(ran).toEqual(["d", "d"]);
    expect(codeOf(() => scope.hooks.before.tap(() => undefined))).toBe("SK1344");
  });

  it("6: undefined keeps a value and is no opinion; null, false and 0 are answers", async () => {
    const { host } = create();
    const { hooks } = host.scope("a");
    hooks.value.tap(() => undefined);
    hooks.value.tap((value) => value + 1);
    hooks.value.tap(() => undefined);
    await expect(host.call.value(0, 1)).resolves.toBe(1);
    hooks.value.tap(() => 0);
    await expect(host.call.value(5, 1)).resolves.toBe(0);

    for (const answer of [null, false, 0, ""] as const) {
      const { host: other } = create();
      const asked: string[] = [];
      other.scope("a").hooks.admit.tap(() => undefined);
      other.scope("b").hooks.admit.tap(() => answer);
      other.scope("c").hooks.admit.tap(() => asked.push("c"));
      expect(other.call.admit("x")).toBe(answer);
      expect(asked).toEqual([]);
    }
  });

  describe("7: a process that forbids code generation", () => {
    afterEach(() => void vi.unstubAllGlobals());

    it("says so with a code, instead of failing inside the library", () => {
      const { host } = create();
      host.scope("a").hooks.admit.tap(() => undefined);
      vi.stubGlobal("Function", function forbidden() {
        throw new EvalError("Code generation from strings disallowed for this context");
      });
      expect(codeOf(() => host.call.admit("c"))).toBe("SK1345");
    });
  });
});

describe("a host", () => {
  it("times every tap and reports the slow ones", async () => {
    const { host, reports, timings, tick } = create(50);
    const { hooks } = host.scope("a");
    hooks.seen.tap(() => tick(20));
    hooks.before.tap(async () => {
      await Promise.resolve();
      tick(80);
    });
    hooks.admit.tap(() => {
      tick(60);
      throw new Error("slow and broken");
    });
    const late = deferred();
    hooks.seen.tap(() => late.promise.then(() => tick(70)));
    host.call.seen(1, "x");
    late.resolve();
    await vi.waitFor(() => expect(host.unfinished()).toEqual([]));
    await host.call.before("t");
    expect(codeOf(() => host.call.admit("c"))).toBe("SK1340");
    expect(timings).toEqual(["a seen 20", "a seen 70", "a before 80", "a admit 60"]);
    expect(reports).toEqual([
      { kind: "slow", plugin: "a", hook: "seen", durationMs: 70 },
      { kind: "slow", plugin: "a", hook: "before", durationMs: 80 },
      { kind: "slow", plugin: "a", hook: "admit", durationMs: 60 },
    ]);
  });

  it("lists what has not finished, and reports it when its scope ends", () => {
    const { host, reports, tick } = create();
    const scope = host.scope("stuck");
    scope.hooks.before.tap(() => new Promise(() => undefined));
    host.scope("other").hooks.value.tap(() => new Promise(() => undefined));
    void host.call.before("t");
    void host.call.value(1, 1);
    tick(30);
    expect(host.unfinished()).toEqual([
      { plugin: "stuck", hook: "before", durationMs: 30 },
      { plugin: "other", hook: "value", durationMs: 30 },
    ]);
    scope.dispose();
    expect(reports).toEqual([{ kind: "unfinished", plugin: "stuck", hook: "before", durationMs: 30 }]);
  });

  it("is silent after its end", async () => {
    const { host } = create();
    const ran: string[] = [];
    const { hooks } = host.scope("a");
    hooks.seen.tap(() => void ran.push("seen"));
    hooks.value.tap(() => 9);
    host.dispose();
    host.call.seen(1, "x");
    await expect(host.call.value(1, 1)).resolves.toBe(1);
    expect(ran).toEqual([]);
    expect(codeOf(() => hooks.seen.tap(() => undefined))).toBe("SK1344");
  });

  it("keeps hosts apart", () => {
    const one = create();
    const two = create();
    const ran: string[] = [];
    one.host.scope("a").hooks.seen.tap(() => void ran.push("one"));
    two.host.call.seen(1, "x");
    expect(ran).toEqual([]);
  });

  it("lets a tap tap, and remove itself, while it runs", () => {
    const { host } = create();
    const ran: string[] = [];
    const { hooks } = host.scope("a");
    const remove = hooks.seen.tap(() => {
      remove();
      hooks.seen.tap(() => void ran.push("inner"));
      ran.push("outer");
    });
    host.call.seen(1, "x");
    host.call.seen(2, "x");
    expect(ran).toEqual(["outer", "inner"]);
  });
});
