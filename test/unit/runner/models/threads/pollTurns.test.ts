import { expect, it } from "vitest";
import { pollTurns, type Polled } from "../../../../../runner/models/threads/pollTurns.js";
import { createVirtualLoop } from "./virtualLoop.js";

function poll(look: () => boolean, maxMs: number) {
  const loop = createVirtualLoop();
  const ends: Polled[] = [];
  pollTurns(look, maxMs, (how) => ends.push(how), loop);
  return { loop, ends };
}

it("looks in each turn until it finds something, and then no more", () => {
  let isThere = false;
  const { loop, ends } = poll(() => isThere, 10);
  loop.pass(5);
  expect([loop.turns(), ends]).toEqual([50, []]);
  isThere = true;
  loop.pass(5);
  expect([loop.turns(), ends, loop.waiting()]).toEqual([51, ["found"], 0]);
});

it("finds what comes within a turn", () => {
  let looks = 0;
  const { loop, ends } = poll(() => ++looks === 100, 10);
  loop.pass(0.1);
  expect(ends).toEqual(["found"]);
});

it("stops when the time is over", () => {
  const { loop, ends } = poll(() => false, 2);
  loop.pass(10);
  expect([ends, loop.waiting()]).toEqual([["late"], 0]);
  expect(loop.turns()).toBeLessThanOrEqual(21);
});

it("stops where it does not get the processor", () => {
  const { loop, ends } = poll(() => false, 10);
  loop.pass(1);
  loop.pass(3, 1.5);
  expect([ends, loop.waiting()]).toEqual([["heldUp"], 0]);
});

it("looks once more before it gives up, however long it was away", () => {
  let looks = 0;
  const { loop, ends } = poll(() => ++looks > 1_000, 2);
  loop.pass(0.2);
  loop.pass(50, 50);
  expect([looks, ends]).toEqual([1_001, ["heldUp"]]);
});
