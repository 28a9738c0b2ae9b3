import { describe, expect, it } from "vitest";
import { createEpochProgress } from "../../../../runner/devnet/epochProgress.js";

describe("progress in epochs", () => {
  it("waits for the slowest subnet", async () => {
    const progress = createEpochProgress([1, 2]);
    let reached = false;
    const until = progress.until(2).then(() => (reached = true));
    progress.finished(1, 5);
    progress.finished(2, 1);
    await Promise.resolve();
    expect(reached).toBe(false);
    expect(progress.isOver).toBe(false);
    progress.finished(2, 2);
    await until;
    expect(reached).toBe(true);
    expect(progress.isOver).toBe(true);
  });

  it("is not over before somebody waits", () => {
    expect(createEpochProgress([1]).isOver).toBe(false);
  });
});
