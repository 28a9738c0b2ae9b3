import { expect, it } from "vitest";
import subnet from "../../../../subnets/protein-folding/index.js";

it("describes a subnet with a miner for each profile", async () => {
  expect(subnet.contract.id).toBe("protein-folding");
  expect(Object.keys(subnet.miners)).toEqual(Object.keys(subnet.contract.profiles));
  const factories = await Promise.all(
    [...Object.values(subnet.miners), subnet.validator].map((load) => load()),
  );
  expect(factories.every((factory) => typeof factory === "function")).toBe(true);
});
