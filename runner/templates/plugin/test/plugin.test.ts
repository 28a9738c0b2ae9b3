import type { Logger } from "subnetkit/plugin";
import { describe, expect, it } from "vitest";
import plugin from "../src/index.js";
import { watchRefusals } from "../src/watchRefusals.js";

const block = (refusedCount: number): Parameters<ReturnType<typeof watchRefusals>>[0] => ({
  height: 7,
  id: "00",
  extrinsicCount: 9,
  refusedCount,
});

describe("my-plugin", () => {
  it("warns from the configured number of refusals on", () => {
    const warned: unknown[] = [];
    const log: Logger = {
      debug: () => undefined,
      info: () => undefined,
      warn: (_, fields) => void warned.push(fields),
      error: () => undefined,
      child: () => log,
    };
    const tap = watchRefusals({ config: { refusedPerBlock: 2 }, log });
    for (const refusedCount of [0, 1, 2, 5]) tap(block(refusedCount));
    expect(warned).toEqual([
      { height: 7, refusedCount: 2 },
      { height: 7, refusedCount: 5 },
    ]);
  });

  it("loads its tap only when it is started", async () => {
    expect(await plugin.taps?.block?.()).toBe(watchRefusals);
  });
});
