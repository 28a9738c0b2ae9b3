import { expect, it } from "vitest";
import { createWorkWords, readWork, showingWork } from "../../../../../runner/models/threads/workSign.js";

it("shows runs while they are under way, and how many have begun", async () => {
  const words = createWorkWords();
  expect(readWork(words)).toEqual({ isRunning: false, runsBegun: 0 });
  const ends: (() => void)[] = [];
  const run = showingWork(
    words,
    (given: number) => new Promise<number>((end) => ends.push(() => end(given))),
  );
  const runs = [run(1), run(2)];
  expect(readWork(words)).toEqual({ isRunning: true, runsBegun: 2 });
  ends[0]?.();
  expect(await runs[0]).toBe(1);
  expect(readWork(words)).toEqual({ isRunning: true, runsBegun: 2 });
  ends[1]?.();
  expect(await runs[1]).toBe(2);
  expect(readWork(words)).toEqual({ isRunning: false, runsBegun: 2 });
});

it("shows nothing any more of a run that failed", async () => {
  const words = createWorkWords();
  await expect(showingWork(words, () => Promise.reject(new Error("no such kernel")))(0)).rejects.toThrow();
  expect(readWork(words)).toEqual({ isRunning: false, runsBegun: 1 });
});
