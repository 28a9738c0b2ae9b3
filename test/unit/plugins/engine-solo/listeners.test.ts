import { describe, expect, it } from "vitest";
import { createListeners } from "../../../../plugins/engine-solo/listeners.js";

describe("createListeners", () => {
  it("tells everyone in order, and reports what one throws", () => {
    const faults: unknown[] = [];
    const heard: string[] = [];
    const listeners = createListeners<number>((fault) => faults.push(fault));
    listeners.add(() => {
      throw new Error("deaf");
    });
    const remove = listeners.add((item) => heard.push(`a${item}`));
    listeners.add((item) => heard.push(`b${item}`));
    listeners.announce(1);
    remove();
    remove();
    listeners.announce(2);
    expect(heard).toEqual(["a1", "b1", "b2"]);
    expect(faults).toHaveLength(2);
  });

  it("tells an item that a listener announces after the current one", () => {
    const heard: string[] = [];
    const listeners = createListeners<number>(() => undefined);
    listeners.add((item) => {
      heard.push(`a${item}`);
      if (item < 3) listeners.announce(item + 1);
    });
    listeners.add((item) => heard.push(`b${item}`));
    listeners.announce(1);
    expect(heard).toEqual(["a1", "b1", "a2", "b2", "a3", "b3"]);
  });

  it("lets a listener leave, or come, while it is told", () => {
    const heard: string[] = [];
    const listeners = createListeners<number>(() => undefined);
    const remove = listeners.add((item) => {
      heard.push(`once${item}`);
      remove();
      listeners.add((later) => heard.push(`late${later}`));
    });
    listeners.announce(1);
    listeners.announce(2);
    expect(heard).toEqual(["once1", "late2"]);
  });
});
