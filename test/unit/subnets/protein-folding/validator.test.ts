import { createPluginState, type Round } from "subnetkit/plugin";
import { describe, expect, it } from "vitest";
import { compileSchema } from "../../../../core/plugin/compileSchema.js";
import { contract } from "../../../../subnets/protein-folding/contract.js";
import { createValidator } from "../../../../subnets/protein-folding/validator.js";

const silent = (): void => undefined;
const absent = (): never => {
  throw new Error("a validator needs no model");
};
const validator = await createValidator({
  settings: {},
  models: { torsion: absent, distogram: absent },
  state: createPluginState(),
  log: { debug: silent, info: silent, warn: silent },
});
const round = (seed: string): Round => ({ height: 20, seed, privateSeed: "private", peers: [] });

describe("a round's tasks", () => {
  it("follow the schemas, repeat with the round's seed, and ask about other chains in another round", async () => {
    const tasks = await validator.createTasks(round("a"));
    expect(tasks.length).toBe(3);
    for (const { request, secret } of tasks) {
      expect(compileSchema(contract.task.request).problem(request)).toBeUndefined();
      expect(compileSchema(contract.task.secret).problem(secret)).toBeUndefined();
    }
    expect(await validator.createTasks(round("a"))).toEqual(tasks);
    const others = await validator.createTasks(round("b"));
    expect(others.map(({ request }) => request)).not.toEqual(tasks.map(({ request }) => request));
  });

  it("tell a miner nothing of what is held back", async () => {
    const tasks = await validator.createTasks(round("c"));
    for (const { request, secret } of tasks) {
      expect(Object.keys(request).sort()).toEqual(["evaluations", "restraints", "sequence"]);
      const told = new Set(request.restraints.map(String));
      expect(secret.heldOut.filter((pair) => told.has(String(pair)))).toEqual([]);
      expect(secret.heldOut.length).toBeGreaterThan(10);
    }
    expect(tasks.filter(({ request }) => request.restraints.length === 0).length).toBe(1);
  });
});
