import { expectTypeOf } from "expect-type";
import { expect, it } from "vitest";
import { createHookHost } from "../../../../core/plugin/hookHost.js";
import { decide, observe, waterfall } from "../../../../core/plugin/hookSpec.js";
import { kernelHooks } from "../../../../core/plugin/kernelHooks.js";
import { roleHooks } from "../../../../core/plugin/roleHooks.js";

// This file is checked by the compiler: each @ts-expect-error fails the type check when the mistake below it compiles.

const specs = {
  seen: observe<[height: number, name: string]>("height", "name"),
  value: waterfall<[value: number]>("value"),
  admit: decide<{ readonly code: string }, [caller: string]>("caller"),
};

// @ts-expect-error a name is missing: its argument would be dropped
export const nameless = () => observe<[height: number, name: string]>("height");
// @ts-expect-error no names at all
export const noNames = () => observe<[number]>();
// @ts-expect-error a hook has an argument
export const noArguments = () => observe<[]>();

export const mistakes = () => {
  const host = createHookHost(specs, { report: () => undefined });
  const { hooks } = host.scope("a");

  hooks.seen.tap((height, name) => {
    expectTypeOf(height).toEqualTypeOf<number>();
    expectTypeOf(name).toEqualTypeOf<string>();
  });
  hooks.seen.tap(async () => Promise.resolve());
  // @ts-expect-error another argument
  hooks.seen.tap((height: string) => height);
  // @ts-expect-error a plugin only taps
  void hooks.seen.call;
  // @ts-expect-error no such hook
  void hooks.heard;
  // @ts-expect-error another value
  hooks.value.tap(() => "text");
  // @ts-expect-error a decision does not wait
  hooks.admit.tap(async () => Promise.resolve({ code: "SK0000" }));
  // @ts-expect-error another answer
  hooks.admit.tap(() => false);
  // @ts-expect-error another argument
  host.call.seen("1", "x");
  // @ts-expect-error a report is needed: failures of observers would vanish
  createHookHost(specs, {});

  expectTypeOf(host.call.value(1)).toEqualTypeOf<Promise<number>>();
  expectTypeOf(host.call.admit("c")).toEqualTypeOf<{ readonly code: string } | undefined>();
  expectTypeOf(host.call.seen(1, "x")).toEqualTypeOf<void>();
};

it("names each standard hook once, with its discipline", () => {
  const disciplines = (hooks: typeof kernelHooks | typeof roleHooks): object =>
    Object.fromEntries(Object.entries(hooks).map(([name, spec]) => [name, spec.discipline]));
  expect(disciplines(kernelHooks)).toEqual({
    admission: "decide",
    block: "observe",
    epoch: "observe",
    neuronRegistered: "observe",
    neuronPruned: "observe",
    weightsSet: "observe",
    stakeChanged: "observe",
    proposalEnacted: "observe",
  });
  expect(disciplines(roleHooks)).toEqual({
    admit: "decide",
    priority: "waterfall",
    solve: "series",
    response: "waterfall",
    tasks: "waterfall",
    answers: "waterfall",
    scores: "waterfall",
    weights: "waterfall",
  });
  const names = [...Object.keys(kernelHooks), ...Object.keys(roleHooks)];
  expect(new Set(names).size).toBe(names.length);
});
