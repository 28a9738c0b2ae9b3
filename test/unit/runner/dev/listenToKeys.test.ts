import { EventEmitter } from "node:events";
import { describe, expect, it } from "vitest";
import { CTRL_C, listenToKeys, type KeyInput } from "../../../../runner/dev/listenToKeys.js";

/** A terminal that notes what is done to it. */
class Terminal extends EventEmitter implements KeyInput {
  readonly done: string[] = [];
  constructor(readonly isTTY: boolean) {
    super();
  }
  setRawMode(raw: boolean): void {
    this.done.push(raw ? "raw" : "cooked");
  }
  setEncoding(): void {
    this.done.push("utf8");
  }
  resume(): void {
    this.done.push("resume");
  }
  pause(): void {
    this.done.push("pause");
  }
}

describe("listenToKeys", () => {
  it("calls what belongs to a key, Ctrl-C included, and gives the terminal back", () => {
    const terminal = new Terminal(true);
    const pressed: string[] = [];
    const stop = listenToKeys(terminal, {
      e: () => pressed.push("epoch"),
      [CTRL_C]: () => pressed.push("quit"),
    });
    for (const key of ["e", "x", "toString", CTRL_C]) terminal.emit("data", key);
    stop();
    terminal.emit("data", "e");
    expect(pressed).toEqual(["epoch", "quit"]);
    expect(terminal.done).toEqual(["raw", "utf8", "resume", "cooked", "pause"]);
  });

  it("leaves alone what is no terminal", () => {
    const pipe = new Terminal(false);
    listenToKeys(pipe, { e: () => undefined })();
    expect(pipe.done).toEqual([]);
    expect(pipe.listenerCount("data")).toBe(0);
  });
});
