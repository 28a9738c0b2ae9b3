import { afterEach, beforeEach, expect, it } from "vitest";
import { whenEnding } from "../../../../runner/check/whenEnding.js";

const listeners = (): number[] =>
  ["SIGINT", "SIGTERM", "SIGHUP", "exit"].map((event) => process.listenerCount(event));

/** Keeps a signal that is only played from ending the process of the tests. */
const stay = (): void => undefined;
beforeEach(() => void process.on("SIGTERM", stay));
afterEach(() => void process.off("SIGTERM", stay));

it("does what was said last first, once, and then listens no longer", () => {
  const before = listeners();
  const done: string[] = [];
  whenEnding(() => done.push("folder"));
  whenEnding(() => done.push("child"));
  process.emit("SIGTERM", "SIGTERM");
  process.emit("SIGTERM", "SIGTERM");
  expect(done).toEqual(["child", "folder"]);
  expect(listeners()).toEqual(before);
});

it("listens once, however much there is to clean up, until all of it is forgotten", () => {
  const before = listeners();
  const done: string[] = [];
  const forgets = ["one", "two", "three"].map((name) => whenEnding(() => done.push(name)));
  expect(listeners()).toEqual(before.map((count) => count + 1));
  forgets[1]?.();
  forgets[1]?.();
  process.emit("SIGTERM", "SIGTERM");
  expect(done).toEqual(["three", "one"]);
  forgets.forEach((forget) => forget());
  expect(listeners()).toEqual(before);
});

it("hears no signal when all is forgotten", () => {
  const before = listeners();
  whenEnding(() => expect.unreachable())();
  expect(listeners()).toEqual(before);
  process.emit("SIGTERM", "SIGTERM");
});
