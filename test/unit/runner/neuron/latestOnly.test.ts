import { describe, expect, it } from "vitest";
import { latestOnly } from "../../../../runner/neuron/latestOnly.js";

describe("latestOnly", () => {
  it("handles one value at a time and skips to the newest", async () => {
    const handled: number[] = [];
    const releases: (() => void)[] = [];
    const handle = latestOnly<number>(
      (value) => {
        handled.push(value);
        return new Promise((resolve) => releases.push(resolve));
      },
      (error) => expect.fail(String(error)),
    );
    handle(1);
    handle(2);
    handle(3);
    expect(handled).toEqual([1]);
    releases[0]?.();
    await Promise.resolve();
    await Promise.resolve();
    expect(handled).toEqual([1, 3]);
  });

  it("passes a failure on", async () => {
    const failures: unknown[] = [];
    const handle = latestOnly<number>(
      () => Promise.reject(new Error("no")),
      (error) => failures.push(error),
    );
    handle(1);
    await new Promise((resolve) => setImmediate(resolve));
    expect(failures).toEqual([new Error("no")]);
  });
});
