import { createHash } from "node:crypto";
import { readFileSync, statSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { tensor, type Model, type Tensor } from "subnetkit/plugin";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { createOnnxRuntime } from "../../../../../plugins/models-onnx/createOnnxRuntime.js";

interface Golden {
  readonly shape: readonly number[];
  readonly places: readonly number[];
  readonly values: readonly number[];
}

const folder = new URL("../../../../../subnets/protein-folding/models/", import.meta.url);
const pathOf = (name: string): string => fileURLToPath(new URL(name, folder));
const hashOf = (name: string): string =>
  createHash("sha256")
    .update(readFileSync(pathOf(name)))
    .digest("hex");

const ALPHABET = "ACDEFGHIKLMNPQRSTVWY";
const UBIQUITIN = "MQIFVKTLTGKTITLEVEPSDTIENVKAKIQDKEGIPPDQQRLIFAGKQLEDGRTLSDYNIQKESTLHLVLRLRGG";
/** As in the recipe's export: nine native contacts and a wrong one. */
const CONTACTS = [
  [1, 63],
  [3, 65],
  [5, 67],
  [2, 15],
  [4, 13],
  [0, 16],
  [43, 68],
  [26, 41],
  [22, 54],
  [10, 70],
] as const;

function sequenceOf(letters: string): Tensor {
  return tensor(
    "int32",
    [1, letters.length],
    Int32Array.from(letters, (letter) => ALPHABET.indexOf(letter)),
  );
}

function contactsOf(length: number, pairs: readonly (readonly [number, number])[]): Tensor {
  const data = new Float32Array(length * length);
  for (const [first, second] of pairs) data[first * length + second] = data[second * length + first] = 1;
  return tensor("float32", [1, length, length], data);
}

const inputsOf = {
  torsion: { sequence: sequenceOf(UBIQUITIN) },
  distogram: { sequence: sequenceOf(UBIQUITIN), contacts: contactsOf(UBIQUITIN.length, CONTACTS) },
};

function floats(outputs: Record<string, Tensor>, name: string): Float32Array {
  const data = outputs[name]?.data;
  if (!(data instanceof Float32Array)) throw new Error(`${name} is no float32 output`);
  return data;
}

/** WebAssembly needs seconds for the larger network on a busy machine. */
const timeout = 60_000;

describe.each(["native", "wasm"] as const)("the bundled networks in the %s runtime", (prefer) => {
  const runtime = createOnnxRuntime({ prefer });
  const models = new Map<string, Model>();

  beforeAll(async () => {
    for (const name of ["torsion", "distogram"]) {
      models.set(name, await runtime.load({ path: pathOf(`${name}.onnx`), sha256: hashOf(`${name}.onnx`) }));
    }
  }, timeout);
  afterAll(async () => {
    for (const model of models.values()) await model.dispose();
  });

  const run = async (
    name: string,
    inputs: Readonly<Record<string, Tensor>>,
  ): Promise<Record<string, Tensor>> => {
    const model = models.get(name);
    if (!model) throw new Error(`${name} was not loaded`);
    return model.run(inputs);
  };

  it.each(["torsion", "distogram"] as const)(
    "gives %s's golden outputs, to 10⁻⁴",
    async (name) => {
      const golden: Readonly<Record<string, Golden>> = JSON.parse(
        readFileSync(pathOf(`${name}.golden.json`), "utf8"),
      );
      const outputs = await run(name, inputsOf[name]);
      expect(Object.keys(outputs).sort()).toEqual(Object.keys(golden).sort());
      for (const [port, { shape, places, values }] of Object.entries(golden)) {
        expect(outputs[port]?.shape).toEqual(shape);
        const actual = floats(outputs, port);
        const gaps = places.map((place, index) => Math.abs(Number(actual[place]) - Number(values[index])));
        expect(Math.max(...gaps)).toBeLessThan(1e-4);
        // So that a constant model could not pass.
        expect(Math.max(...values) - Math.min(...values)).toBeGreaterThan(1);
      }
    },
    timeout,
  );

  it(
    "gives symmetric distance distributions for an odd length",
    async () => {
      const length = 41;
      const outputs = await run("distogram", {
        sequence: sequenceOf(UBIQUITIN.slice(0, length)),
        contacts: contactsOf(length, [[1, 15]]),
      });
      const data = floats(outputs, "distances");
      const bins = data.length / length ** 2;
      for (let row = 0; row < length; row += 5) {
        for (let column = 0; column < length; column += 3) {
          const at = data.subarray((row * length + column) * bins, (row * length + column + 1) * bins);
          const mirrored = data.subarray((column * length + row) * bins, (column * length + row + 1) * bins);
          expect(at.reduce((sum, value) => sum + Math.exp(value), 0)).toBeCloseTo(1, 4);
          expect(at.every((value, bin) => Math.abs(value - Number(mirrored[bin])) < 1e-5)).toBe(true);
        }
      }
    },
    timeout,
  );
});

describe("what restraints do to the distances", () => {
  it(
    "makes the pair, and its neighbours, near",
    async () => {
      const runtime = createOnnxRuntime();
      const model = await runtime.load({ path: pathOf("distogram.onnx"), sha256: hashOf("distogram.onnx") });
      const length = UBIQUITIN.length;
      const { edgesAngstrom }: { edgesAngstrom: readonly number[] } = JSON.parse(
        readFileSync(pathOf("distogram.json"), "utf8"),
      );
      const near = edgesAngstrom.filter((edge) => edge <= 10).length;
      const nearness = async (
        pairs: readonly (readonly [number, number])[],
        first: number,
        second: number,
      ): Promise<number> => {
        const outputs = await model.run({
          sequence: sequenceOf(UBIQUITIN),
          contacts: contactsOf(length, pairs),
        });
        const data = floats(outputs, "distances");
        const at = (first * length + second) * (edgesAngstrom.length + 1);
        return data.subarray(at, at + near).reduce((sum, value) => sum + Math.exp(value), 0);
      };
      const told = CONTACTS.slice(0, 3);
      expect(await nearness(told, 3, 65)).toBeGreaterThan(0.5);
      expect(await nearness(told, 4, 66)).toBeGreaterThan(2 * (await nearness([], 4, 66)));
      await model.dispose();
    },
    timeout,
  );
});

describe("the model files", () => {
  it("are named by the card with their hashes, and small", () => {
    const card = readFileSync(pathOf("README.md"), "utf8");
    for (const name of ["torsion.onnx", "distogram.onnx", "tables.json"])
      expect(card).toContain(hashOf(name));
    expect(statSync(pathOf("torsion.onnx")).size).toBeLessThan(2_500_000);
    expect(statSync(pathOf("distogram.onnx")).size).toBeLessThan(3_000_000);
  });

  it("hold tables whose shares and shapes are right", () => {
    const tables: {
      contact: number[][];
      ramachandran: number[][];
      clusterCentres: number[][];
      clusterShares: number[][];
    } = JSON.parse(readFileSync(pathOf("tables.json"), "utf8"));
    const shapes = [tables.contact, tables.ramachandran, tables.clusterShares, tables.clusterCentres].map(
      (rows) => [rows.length, rows[0]?.length],
    );
    expect(shapes).toEqual([
      [20, 20],
      [20, 1296],
      [20, 32],
      [32, 2],
    ]);
    for (const row of tables.clusterShares)
      expect(row.reduce((sum, share) => sum + share, 0)).toBeCloseTo(1, 3);
    const energy = (pair: string): number =>
      Number(tables.contact[ALPHABET.indexOf(pair.charAt(0))]?.[ALPHABET.indexOf(pair.charAt(1))]);
    // Disulphides and greasy pairs attract, like charges repel.
    expect(energy("CC")).toBeLessThan(energy("VI"));
    expect(energy("VI")).toBeLessThan(-0.5);
    expect(energy("KK")).toBeGreaterThan(0.5);
    expect(energy("KE")).toBe(energy("EK"));
  });
});
