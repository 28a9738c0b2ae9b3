import { mkdtemp, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { availabilityInUse, useWeights, weightsInUse } from "../../../../runner/storage/ownModel.js";
import { featureRows } from "../../../../subnets/storage/availability/features.js";
import { predict, upMeanwhile } from "../../../../subnets/storage/availability/perceptron.js";
import type { SeenHistory } from "../../../../subnets/storage/availability/seenHistory.js";
import { rankMiners } from "../../../../subnets/storage/client/rankMiners.js";
import { perceptronToOnnx } from "../../../../subnets/storage/training/perceptronToOnnx.js";
import { refit } from "../../../../subnets/storage/training/refit.js";
import { codeOf } from "../../subnets/storage/codeOf.js";

/** A habit that the shipped weights know nothing of: up every other day, whole days long. Each miner begins on another hour. */
const everyOtherDay = (offset: number): SeenHistory =>
  Array.from({ length: 330 }, (_, hour) => ({ hour, up: Math.floor((hour + offset) / 24) % 2 === 0 }));
const histories = Array.from({ length: 12 }, (_, index) => everyOtherDay(4 * index));

describe("a model that is fitted to what was seen", () => {
  it("foresees what came later better than the shipped one and plain uptime, and is what miners are ranked by", async () => {
    const folder = await mkdtemp(join(tmpdir(), "subnetkit-model-"));
    const shipped = await weightsInUse(folder);
    const { layers, brier, heldOutRows } = await refit(histories, shipped);
    expect(heldOutRows).toBeGreaterThan(100);
    expect(brier.refitted).toBeLessThan(brier.before);
    expect(brier.refitted).toBeLessThan(brier.uptime);

    await useWeights(folder, layers, perceptronToOnnx(layers));
    expect(await weightsInUse(folder)).toEqual(layers);
    const { predict: expected, dispose } = await availabilityInUse(folder);
    const shares = await expected(histories, 329);
    upMeanwhile(predict(layers, featureRows(histories, 329))).forEach((share, at) =>
      expect(shares[at]).toBeCloseTo(share, 4),
    );
    await dispose();

    const best = Array.from(shares).indexOf(Math.max(...shares));
    const worst = Array.from(shares).indexOf(Math.min(...shares));
    const miners = [best, worst].map((uid) => ({ uid, hotkey: String(uid) }));
    const first = Array.from({ length: 200 }, (_, chunk) =>
      rankMiners(miners, String(chunk), ({ uid }) => shares[uid] ?? 0.5).at(0),
    ).filter((miner) => miner?.uid === best).length;
    expect(first).toBeGreaterThan(100);
  }, 60_000);

  it("is named when it is damaged, and not made from too little", async () => {
    const folder = await mkdtemp(join(tmpdir(), "subnetkit-model-"));
    const shipped = await weightsInUse(folder);
    await writeFile(join(folder, "availability.weights.json"), "[1]");
    expect(await codeOf(() => weightsInUse(folder))).toBe("SK4154");
    expect(await codeOf(() => refit([everyOtherDay(0).slice(0, 60)], shipped))).toBe("SK4140");
  });
});
