import { describe, expect, it } from "vitest";
import subnet from "../../../../subnets/price-prediction/index.js";

describe("the entry", () => {
  it("describes a subnet with a miner for each profile", async () => {
    expect(subnet.contract.id).toBe("price-prediction");
    expect(Object.keys(subnet.miners)).toEqual(Object.keys(subnet.contract.profiles));
    const factories = await Promise.all(
      [...Object.values(subnet.miners), subnet.validator].map((load) => load()),
    );
    expect(factories.every((factory) => typeof factory === "function")).toBe(true);
  });
});
