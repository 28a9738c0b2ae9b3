import { createMinerHarness } from "subnetkit/testing";
import { expect, it } from "vitest";
import "subnetkit/testing/vitest";
import subnet from "../index.js";

it("repeats a number, more or less", async () => {
  const miner = await createMinerHarness(subnet, "noisy", { spread: 2 });
  const { value } = await miner.solve({ value: 500 }, { seed: "a" });
  expect(Math.abs(value - 500)).toBeLessThanOrEqual(2);

  await expect(miner.solve({ value: -1 })).toThrowCode("SK1320"); // the contract refuses it, as on the wire
  await miner.dispose();
});
