import { expect, it } from "vitest";
import type { Subnet } from "../../../../core/plugin/subnet.js";
import { loadParts } from "../../../../runner/neuron/loadParts.js";

const fine = (): Promise<never> => Promise.resolve((() => undefined) as never);
const broken = (): Promise<never> => Promise.reject(new SyntaxError("no such thing"));
const subnet = (parts: Pick<Subnet, "miners" | "validator">): Subnet => ({
  ...parts,
  url: "file:///nowhere/index.js",
  contract: { id: "parts" } as Subnet["contract"],
});

it("loads the parts of its role alone, and blames the one that can't be loaded", async () => {
  const brokenMiner = subnet({ miners: { a: fine, b: broken }, validator: fine });
  await expect(loadParts(brokenMiner, "miner")).rejects.toMatchObject({ code: "SK1373" });
  await expect(loadParts(brokenMiner, "validator")).resolves.toBeUndefined();
  const brokenValidator = subnet({ miners: { a: fine }, validator: broken });
  await expect(loadParts(brokenValidator, "validator")).rejects.toMatchObject({ code: "SK1373" });
  await expect(loadParts(brokenValidator, "miner")).resolves.toBeUndefined();
});

it("finds an export that is not there", async () => {
  const renamed = (): Promise<never> => Promise.resolve(undefined as never);
  await expect(loadParts(subnet({ miners: { a: renamed }, validator: fine }), "miner")).rejects.toMatchObject(
    {
      code: "SK1373",
      message: expect.stringContaining("defineSubnet gives undefined, not a function") as string,
    },
  );
  await expect(loadParts(subnet({ miners: {}, validator: renamed }), "validator")).rejects.toMatchObject({
    code: "SK1373",
  });
});
