import { EventEmitter } from "node:events";
import { afterEach, beforeEach, expect, it } from "vitest";
import { killWithParent } from "../../../../runner/check/killWithParent.js";

const SIGNALS = ["SIGINT", "SIGTERM", "SIGHUP"] as const;
const listeners = (): number[] => SIGNALS.map((signal) => process.listenerCount(signal));

/** Keeps a signal that is only played from ending the process of the tests. */
const stay = (): void => undefined;
beforeEach(() => SIGNALS.forEach((signal) => process.on(signal, stay)));
afterEach(() => SIGNALS.forEach((signal) => process.off(signal, stay)));

class Child extends EventEmitter {
  readonly killed: unknown[] = [];
  kill(signal?: unknown): boolean {
    this.killed.push(signal);
    return true;
  }
}

it.each(SIGNALS)("kills the child on %s, once", (signal) => {
  const before = listeners();
  const child = new Child();
  killWithParent(child);
  process.emit(signal, signal);
  process.emit(signal, signal);
  expect(child.killed).toEqual(["SIGKILL"]);
  expect(listeners()).toEqual(before);
});

it("listens no longer when the child has gone", () => {
  const before = listeners();
  const child = new Child();
  killWithParent(child);
  expect(listeners()).toEqual(before.map((count) => count + 1));
  child.emit("exit", 0, null);
  expect(listeners()).toEqual(before);
  process.emit("SIGTERM", "SIGTERM");
  expect(child.killed).toEqual([]);
});
