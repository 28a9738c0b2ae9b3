import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createPluginState, type Round } from "subnetkit/plugin";
import { afterAll, describe, expect, it } from "vitest";
import { compileSchema } from "../../../../core/plugin/compileSchema.js";
import { readValidatorSettings } from "../../../../core/plugin/readSettings.js";
import { contract } from "../../../../subnets/protein-folding/contract.js";
import { createPublicKernel } from "../../../../subnets/protein-folding/energy/publicEnergy.js";
import { writePdb } from "../../../../subnets/protein-folding/formats/writePdb.js";
import { createValidator } from "../../../../subnets/protein-folding/validator.js";
import { hairpinOfHelices } from "./foldTarget.js";

const folder = mkdtempSync(join(tmpdir(), "natives-"));
afterAll(() => rmSync(folder, { recursive: true }));
const silent = (): void => undefined;
const absent = (): never => {
  throw new Error("a validator needs no model");
};
const validatorWith = (given: unknown) =>
  createValidator({
    settings: readValidatorSettings(contract, given),
    models: { torsion: absent, distogram: absent },
    state: createPluginState(),
    log: { debug: silent, info: silent, warn: silent },
  });
const validator = await validatorWith({});
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

  it("ask about the user's own natives, again and again where they are few", async () => {
    const { native, torsions } = hairpinOfHelices();
    const kernel = createPublicKernel(native.sequence);
    kernel.torsions.set(torsions);
    kernel.evaluate();
    const natives = join(folder, "mine.pdb");
    writeFileSync(natives, writePdb(native.sequence, kernel.positions));
    const own = await validatorWith({ natives, evaluations: 5_000, decoyShare: 0 });
    const tasks = await own.createTasks(round("d"));
    expect(tasks.map(({ request }) => request.sequence)).toEqual(Array(3).fill(native.sequence));
    for (const { request } of tasks) expect(request.evaluations).toBe(5_000);
    await expect(validatorWith({ natives, mostResidues: 20 })).rejects.toMatchObject({ code: "SK4008" });
  });
});
