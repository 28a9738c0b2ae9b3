import { expect, it } from "vitest";
import { createAnswerWatch } from "../../../../../runner/models/threads/answerWatch.js";
import { createVirtualLoop, type VirtualLoop } from "./virtualLoop.js";

interface World {
  readonly loop: VirtualLoop;
  /** One run that takes so long, whose answer is only heard by looking; says in how many turns it was looked for. */
  readonly run: (tookMs: number, turnMs?: number) => number;
  /** The same, where the event loop hears the answer. */
  readonly runUnlooked: (tookMs: number) => void;
  readonly willWatch: () => boolean;
}

function createWorld(): World {
  const loop = createVirtualLoop();
  let dueMs = Infinity;
  const watch = createAnswerWatch(() => {
    if (loop.nowMs() < dueMs) return;
    dueMs = Infinity;
    watch.over();
  }, loop);
  const ask = (tookMs: number, isWatched: boolean): void => {
    dueMs = loop.nowMs() + tookMs;
    watch.asked(isWatched);
  };
  return {
    loop,
    run(tookMs, turnMs) {
      ask(tookMs, watch.willWatch());
      const before = loop.turns();
      loop.pass(tookMs + 0.2, turnMs);
      if (dueMs < Infinity) {
        // Nobody looked.
        dueMs = Infinity;
        watch.over();
      }
      loop.pass(20);
      return loop.turns() - before;
    },
    runUnlooked(tookMs) {
      ask(Infinity, watch.willWatch());
      loop.pass(tookMs);
      watch.over();
      loop.pass(20);
    },
    willWatch: () => watch.willWatch(),
  };
}

it("looks for nothing before it knows how long a run takes", () => {
  const { run, loop } = createWorld();
  expect(run(2)).toBe(0);
  expect(run(2)).toBeGreaterThan(0);
  expect(loop.waiting()).toBe(0);
});

it("sleeps until shortly before the answer", () => {
  const { run } = createWorld();
  run(8);
  // floor(0.9 × 8 − 1.1) = 6 ms of sleep, then 2 ms in turns of 0.1 ms.
  expect(run(8)).toBeGreaterThan(15);
  expect(run(8)).toBeLessThan(25);
});

it("sleeps through runs that are long beside a wake-up", () => {
  const { run } = createWorld();
  for (let each = 0; each < 5; each++) expect(run(11)).toBe(0);
});

it("looks for a bounded time, and after each miss for fewer of the runs", () => {
  const { run } = createWorld();
  run(4);
  const looked: number[] = [];
  // They take 6.5 ms on average, and by turns come before that, and later than is looked for.
  for (let each = 0; each < 40; each++) looked.push(run(each % 2 === 0 ? 9.5 : 3.6));
  expect(Math.max(...looked)).toBeGreaterThan(0);
  expect(Math.max(...looked)).toBeLessThan(100);
  expect(looked.filter((turns) => turns > 0).length).toBeLessThan(12);
});

it("looks for all of them again once that pays", () => {
  const { run } = createWorld();
  run(2);
  expect(run(9.9)).toBeGreaterThan(0); // missed
  for (let each = 0; each < 80; each++) run(2);
  for (let each = 0; each < 5; each++) expect(run(2)).toBeGreaterThan(0);
});

it("looks for fewer where others want the processor", () => {
  const { run } = createWorld();
  run(5);
  const looked = Array.from({ length: 30 }, () => run(5, 1.25));
  expect(looked.filter((turns) => turns > 0).length).toBeLessThan(10);
});

it("looks for none while runs take several times as long as the fastest", () => {
  const { run } = createWorld();
  for (let each = 0; each < 3; each++) run(2);
  for (let each = 0; each < 10; each++) run(6);
  for (let each = 0; each < 5; each++) expect(run(6)).toBe(0);
  for (let each = 0; each < 10; each++) run(2);
  expect(run(2)).toBeGreaterThan(0);
});

it("takes what all runs need by now for the fastest, in the end", () => {
  const { run } = createWorld();
  for (let each = 0; each < 3; each++) run(2);
  const looked = Array.from({ length: 120 }, () => run(6));
  expect(looked.at(-1)).toBeGreaterThan(0);
});

it("stops looking when the answer is heard otherwise, and counts that as found", () => {
  const { runUnlooked, run, loop, willWatch } = createWorld();
  run(2);
  for (let each = 0; each < 5; each++) runUnlooked(2);
  expect(loop.waiting()).toBe(0);
  expect(willWatch()).toBe(true);
});
