import { expect, it } from "vitest";
import { createSilenceWatch } from "../../../../../runner/models/threads/silenceWatch.js";
import type { Work } from "../../../../../runner/models/threads/workSign.js";
import { createVirtualClock } from "../../../plugins/engine-solo/virtualClock.js";

const PATIENCE = { runMs: 5_000, workMs: 60_000 };

function createWorld() {
  const clock = createVirtualClock();
  const world = { shown: undefined as Work | undefined, unheard: 0, silent: 0 };
  const watch = createSilenceWatch(
    PATIENCE,
    () => world.shown,
    { isHeard: () => world.unheard-- > 0, silent: () => world.silent++ },
    clock,
  );
  return {
    world,
    watch,
    clock,
    pass: (seconds: number) => clock.advance(seconds * 1_000),
  };
}

it("gives up who says nothing for as long as the patience", () => {
  const { world, watch, pass } = createWorld();
  watch.begin(PATIENCE.runMs);
  pass(4.9);
  expect(world.silent).toBe(0);
  pass(0.3);
  expect(world.silent).toBe(1);
});

it("counts from the latest word, with one timer for all", () => {
  const { world, watch, pass, clock } = createWorld();
  for (let each = 0; each < 10; each++) {
    watch.begin(PATIENCE.runMs);
    expect(clock.waiting).toBe(1);
    pass(3);
  }
  expect(world.silent).toBe(0);
  pass(2.2);
  expect(world.silent).toBe(1);
});

it("waits shorter from a word on that allows less", () => {
  const { world, watch, pass } = createWorld();
  watch.begin(PATIENCE.workMs);
  pass(1);
  watch.begin(PATIENCE.runMs);
  pass(5.2);
  expect(world.silent).toBe(1);
});

it("gives nobody up who is not waited for", () => {
  const { world, watch, pass, clock } = createWorld();
  watch.begin(PATIENCE.runMs);
  watch.end();
  pass(100);
  expect([world.silent, clock.waiting]).toEqual([0, 0]);
});

it("hears first what lies there unheard", () => {
  const { world, watch, pass } = createWorld();
  world.unheard = 1;
  watch.begin(PATIENCE.runMs);
  pass(5.2);
  expect(world.silent).toBe(0);
});

it("waits on for one in which a model runs that long", () => {
  const { world, watch, pass } = createWorld();
  world.shown = { isRunning: true, runsBegun: 3 };
  watch.begin(PATIENCE.runMs);
  pass(59);
  expect(world.silent).toBe(0);
  pass(2);
  expect(world.silent).toBe(1);
});

it("waits on for one whose runs begin one after another, each of them long", () => {
  const { world, watch, pass } = createWorld();
  watch.begin(PATIENCE.runMs);
  for (let runsBegun = 1; runsBegun < 10; runsBegun++) {
    world.shown = { isRunning: true, runsBegun };
    pass(40);
  }
  expect(world.silent).toBe(0);
});

it("gives up one that is idle again and still says nothing", () => {
  const { world, watch, pass } = createWorld();
  world.shown = { isRunning: true, runsBegun: 1 };
  watch.begin(PATIENCE.runMs);
  pass(30);
  world.shown = { isRunning: false, runsBegun: 1 };
  pass(5.2);
  expect(world.silent).toBe(1);
});

it("gives one that has just ended a run the time to answer", () => {
  const { world, watch, pass } = createWorld();
  world.shown = { isRunning: true, runsBegun: 1 };
  watch.begin(PATIENCE.runMs);
  world.shown = { isRunning: false, runsBegun: 2 };
  pass(9.5);
  expect(world.silent).toBe(0);
  pass(1);
  expect(world.silent).toBe(1);
});
