import { mkdtemp } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { bytesText } from "../../../../../runner/cli/storage/bytesText.js";
import { progressLine } from "../../../../../runner/cli/storage/progressBar.js";
import { defaultCode } from "../../../../../runner/cli/storage/put.js";
import { openTelemetry } from "../../../../../runner/storage/telemetry.js";

describe("subnetkit storage", () => {
  it("chooses a code that leaves a miner to spare", () => {
    expect(defaultCode(3, {})).toEqual({ dataShards: 1, parityShards: 1 });
    expect(defaultCode(5, {})).toEqual({ dataShards: 3, parityShards: 1 });
    expect(defaultCode(7, {})).toEqual({ dataShards: 4, parityShards: 2 });
    expect(defaultCode(100, { data: 10, parity: 4 })).toEqual({ dataShards: 10, parityShards: 4 });
    expect(defaultCode(1, {})).toEqual({ dataShards: 1, parityShards: 0 });
  });

  it("shows amounts and progress as people read them", () => {
    expect([0, 999, 1_000, 1_550_000, 123_456_789, 2e12].map((bytes) => bytesText(bytes))).toEqual([
      "0 B",
      "999 B",
      "1.0 kB",
      "1.6 MB",
      "123 MB",
      "2.0 TB",
    ]);
    expect(progressLine("put a", { doneBytes: 500_000, totalBytes: 2_000_000 }, 1_000)).toBe(
      "put a  ██████░░░░░░░░░░░░░░░░░░ 25 %  500 kB of 2.0 MB · 500 kB/s",
    );
    expect(progressLine("put a", { doneBytes: 0, totalBytes: 0 }, 0)).toContain("100 %");
  });

  it("remembers whom it reached, and asks the model about them alone", async () => {
    const folder = await mkdtemp(join(tmpdir(), "subnetkit-seen-"));
    const clock = { ms: 1_000 * 3_600_000 };
    const first = await openTelemetry(folder, () => clock.ms);
    first.witness({ hotkey: "a" }, true);
    first.witness({ hotkey: "a" }, true);
    first.witness({ hotkey: "a" }, false);
    await first.save();
    const again = await openTelemetry(folder, () => clock.ms);
    const lengths: number[] = [];
    const expected = await again.expect((histories) => {
      lengths.push(...histories.map(({ length }) => length));
      return Promise.resolve(Float32Array.of(0.9));
    });
    expect(lengths).toEqual([2]);
    expect(expected({ uid: 1, hotkey: "a" })).toBeCloseTo(0.9);
    expect(expected({ uid: 2, hotkey: "b" })).toBe(0.5);
  });
});
