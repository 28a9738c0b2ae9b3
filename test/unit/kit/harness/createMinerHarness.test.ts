import { describe, expect, it } from "vitest";
import { createMinerHarness } from "../../../../test/kit/harness/createMinerHarness.js";
import "../../../../test/kit/vitest.js";
import { repeatSubnet } from "../../../fixtures/subnets/repeatSubnet.js";
import { wordsSubnet } from "../../../fixtures/subnets/wordsSubnet.js";

describe("createMinerHarness", () => {
  it("solves a request with a profile's settings, typed by the contract", async () => {
    const miner = await createMinerHarness(repeatSubnet, "noisy", { spread: 0 });
    const { value } = await miner.solve({ value: 3 });
    expect(value).toBe(3);
    await miner.dispose();
  });

  it("repeats by the seed of the call", async () => {
    const miner = await createMinerHarness(repeatSubnet, "noisy");
    const [first, again, other] = await Promise.all(
      ["a", "a", "b"].map((seed) => miner.solve({ value: 3 }, { seed })),
    );
    expect(again).toEqual(first);
    expect(other).not.toEqual(first);
  });

  it("refuses what the wire would refuse", async () => {
    const miner = await createMinerHarness(repeatSubnet, "exact");
    await expect(miner.solve({ value: 1_001 })).toThrowCode("SK1320");
    await expect(createMinerHarness(repeatSubnet, "noisy", { spread: -1 })).toThrowCode("SK1324");
    const wild = await createMinerHarness(wordsSubnet, "wild");
    await expect(wild.solve({ text: "a b" })).toThrowCode("SK1502");
    await expect(wild.solve({ text: "throw" })).toThrowCode("SK1501");
  });

  it("gives the parts of a streamed answer", async () => {
    const miner = await createMinerHarness(wordsSubnet, "plain");
    expect((await miner.stream({ text: "to be or" })).map(({ response }) => response.words)).toEqual([
      1, 2, 3,
    ]);
    expect(await miner.solve({ text: "to be or" })).toEqual({ words: 3 });
  });
});
