import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { MathBackendCPU } from "@tensorflow/tfjs-backend-cpu";
import * as tf from "@tensorflow/tfjs-core";
import * as layers from "@tensorflow/tfjs-layers";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { sha256Hex } from "../../../../core/primitives/hash.js";
import { tensor, type Tensor } from "../../../../core/plugin/tensor.js";
import { createTfjsRuntime, sharedTfjsModels } from "../../../../plugins/models-tfjs/createTfjsRuntime.js";
import { hashTfjsModel } from "../../../../plugins/models-tfjs/readTfjsFiles.js";
import type { ImportTfjs } from "../../../../plugins/models-tfjs/tfjsLibrary.js";
import { createModelFolder } from "../../../fixtures/modelFolder.js";

const folder = createModelFolder();
afterAll(() => folder.remove());
afterEach(() => expect(sharedTfjsModels.count()).toBe(0));

const bytesOf = (...values: readonly number[]): Uint8Array =>
  new Uint8Array(Float32Array.from(values).buffer);

/** Writes model.json and its shards into a folder of their own. */
function writeModel(
  name: string,
  json: object | string,
  shards: Readonly<Record<string, Uint8Array>>,
): string {
  mkdirSync(join(folder.path, name), { recursive: true });
  for (const [file, bytes] of Object.entries(shards)) writeFileSync(join(folder.path, name, file), bytes);
  const path = join(folder.path, name, "model.json");
  writeFileSync(path, typeof json === "string" ? json : JSON.stringify(json));
  return path;
}

/** y = relu(x · W + b), as the package itself saves it, W and b in a shard each. */
async function saveDense(name: string): Promise<string> {
  const dense = layers.layers.dense({ units: 3, inputShape: [2], name: "out", activation: "relu" });
  const model = layers.sequential({ layers: [dense] });
  let topology: unknown;
  await model.save(
    tf.io.withSaveHandler((artifacts) => {
      topology = artifacts.modelTopology;
      return Promise.resolve({ modelArtifactsInfo: { dateSaved: new Date(0), modelTopologyType: "JSON" } });
    }),
  );
  model.dispose();
  const json = {
    format: "layers-model",
    modelTopology: topology,
    weightsManifest: [
      {
        paths: ["kernel.bin", "bias.bin"],
        weights: [
          { name: "out/kernel", shape: [2, 3], dtype: "float32" },
          { name: "out/bias", shape: [3], dtype: "float32" },
        ],
      },
    ],
  };
  return writeModel(name, json, {
    "kernel.bin": bytesOf(1, 2, 3, 4, 5, 6),
    "bias.bin": bytesOf(0.5, 0.25, -20),
  });
}

/** sum = a + b as a graph. */
function saveGraph(name: string): string {
  const placeholder = (input: string): object => ({
    name: input,
    op: "Placeholder",
    attr: { dtype: { type: "DT_FLOAT" }, shape: { shape: { dim: [{ size: "-1" }, { size: "2" }] } } },
  });
  const json = {
    format: "graph-model",
    modelTopology: {
      node: [
        placeholder("a"),
        placeholder("b"),
        { name: "sum", op: "AddV2", input: ["a", "b"], attr: { T: { type: "DT_FLOAT" } } },
      ],
      versions: { producer: 1 },
    },
    weightsManifest: [{ paths: [], weights: [] }],
  };
  return writeModel(name, json, {});
}

const rows = (...values: readonly number[]): Tensor =>
  tensor("float32", [values.length / 2, 2], Float32Array.from(values));

let dense: { readonly path: string; readonly sha256: string };
beforeAll(async () => {
  const handlers = process.listenerCount("uncaughtException") + process.listenerCount("unhandledRejection");
  // Building a model to save it needs a backend, too.
  await createTfjsRuntime().describe();
  // The WebAssembly glue would rethrow every error of the program.
  expect(process.listenerCount("uncaughtException") + process.listenerCount("unhandledRejection")).toBe(
    handlers,
  );
  const path = await saveDense("dense");
  dense = { path, sha256: await hashTfjsModel(path) };
});

describe("createTfjsRuntime", () => {
  it("runs a layers model on the WebAssembly backend, and keeps none of its tensors", async () => {
    const runtime = createTfjsRuntime();
    expect(runtime.name).toMatch(/not loaded/);
    const model = await runtime.load(dense);
    expect(runtime.name).toMatch(/^tfjs 4\.\d+\.\d+ on wasm/);
    expect(await runtime.describe()).toBe(runtime.name);
    expect(model.inputs).toMatchObject([{ dtype: "float32", shape: [-1, 2] }]);
    expect(model.outputs).toEqual([{ name: "out", dtype: "float32", shape: [-1, 3] }]);
    const [input] = model.inputs;
    const before = tf.memory().numTensors;
    expect(await model.run({ [input?.name ?? ""]: rows(1, 2, 0, -1) })).toEqual({
      out: tensor("float32", [2, 3], Float32Array.of(9.5, 12.25, 0, 0, 0, 0)),
    });
    expect(tf.memory().numTensors).toBe(before);
    await model.dispose();
  });

  it("names ports the same, however many models the process has", async () => {
    const other = await saveDense("other");
    writeFileSync(other, `${JSON.stringify(JSON.parse(await readText(other)))} `);
    const runtime = createTfjsRuntime();
    const first = await runtime.load(dense);
    const second = await runtime.load({ path: other, sha256: await hashTfjsModel(other) });
    expect(sharedTfjsModels.count()).toBe(2);
    expect(second.outputs).toEqual(first.outputs);
    expect(second.inputs).toEqual(first.inputs);
    await Promise.all([first.dispose(), second.dispose()]);
  });

  it("runs a graph model by the names of its inputs", async () => {
    const path = saveGraph("graph");
    const model = await createTfjsRuntime().load({ path, sha256: await hashTfjsModel(path) });
    expect(model.inputs.map((port) => port.name)).toEqual(["a", "b"]);
    expect(await model.run({ b: rows(1, 2), a: rows(10, 20) })).toEqual({ sum: rows(11, 22) });
    await model.dispose();
  });

  it("pins model.json and its shards in the order of the manifest", async () => {
    const json = await readText(dense.path);
    expect(dense.sha256).toBe(sha256Hex(json, bytesOf(1, 2, 3, 4, 5, 6), bytesOf(0.5, 0.25, -20)));
  });

  it("checks the hash before anything parses the model", async () => {
    const imported: string[] = [];
    const importTfjs: ImportTfjs = (name) => {
      imported.push(name);
      return import(name);
    };
    const runtime = createTfjsRuntime({ importTfjs });
    await expect(runtime.load({ ...dense, sha256: "0".repeat(64) })).rejects.toMatchObject({
      code: "SK2001",
    });

    const tampered = await saveDense("tampered");
    const { sha256 } = { sha256: await hashTfjsModel(tampered) };
    writeFileSync(join(folder.path, "tampered", "bias.bin"), bytesOf(9, 9, 9));
    await expect(runtime.load({ path: tampered, sha256 })).rejects.toMatchObject({ code: "SK2001" });
    writeFileSync(tampered, "{");
    await expect(runtime.load({ path: tampered, sha256 })).rejects.toMatchObject({ code: "SK2001" });
    expect(imported).toEqual([]);
  });

  it("reads no shard from elsewhere, and says which file is missing", async () => {
    const absent = join(folder.path, "absent", "model.json");
    await expect(hashTfjsModel(absent)).rejects.toMatchObject({ code: "SK2000" });
    for (const shard of ["gone.bin", "../dense/bias.bin", "/etc/hostname", "..", 7]) {
      const path = writeModel("astray", { modelTopology: {}, weightsManifest: [{ paths: [shard] }] }, {});
      await expect(hashTfjsModel(path), String(shard)).rejects.toMatchObject({ code: "SK2000" });
    }
  });

  it("refuses what is no model, though its hash is right", async () => {
    const runtime = createTfjsRuntime();
    const short = await saveDense("short");
    writeFileSync(join(folder.path, "short", "bias.bin"), bytesOf(1));
    const broken = [
      writeModel("text", "{", {}),
      writeModel("empty", {}, {}),
      writeModel("odd", { modelTopology: {}, weightsManifest: [] }, {}),
      writeModel("manifest", { modelTopology: {}, weightsManifest: [null, { paths: "x" }] }, {}),
      short,
    ];
    for (const path of broken) {
      const loading = runtime.load({ path, sha256: await hashTfjsModel(path) });
      await expect(loading, path).rejects.toMatchObject({ code: "SK2002" });
    }
  });

  it("names the input that doesn't fit", async () => {
    const model = await createTfjsRuntime().load(dense);
    const input = model.inputs[0]?.name ?? "";
    const refused: [inputs: Record<string, Tensor>, code: string][] = [
      [{}, "SK2005"],
      [{ [input]: rows(1, 2), other: rows(1, 2) }, "SK2004"],
      [{ [input]: tensor("int32", [1, 2], Int32Array.of(1, 2)) }, "SK2006"],
      [{ [input]: tensor("float32", [2], Float32Array.of(1, 2)) }, "SK2007"],
    ];
    for (const [inputs, code] of refused) await expect(model.run(inputs)).rejects.toMatchObject({ code });
    await model.dispose();
  });

  it("shares equal models, finishes runs before it ends them, and refuses runs after it", async () => {
    const runtime = createTfjsRuntime();
    const [first, second] = await Promise.all([runtime.load(dense), createTfjsRuntime().load(dense)]);
    expect(sharedTfjsModels.count()).toBe(1);
    const inputs = { [first.inputs[0]?.name ?? ""]: rows(1, 2) };
    await first.dispose();
    await expect(first.run(inputs)).rejects.toMatchObject({ code: "SK2009" });
    const result = second.run(inputs);
    await Promise.all([second.dispose(), second.dispose()]);
    expect((await result)["out"]?.data).toEqual(Float32Array.of(9.5, 12.25, 0));
  });

  it("takes the native backend where its package can be imported", async () => {
    const importTfjs: ImportTfjs = (name) => {
      if (name !== "@tensorflow/tfjs-node") return import(name);
      // What importing the package does: it registers a backend.
      return Promise.resolve({ registered: tf.registerBackend("tensorflow", () => new MathBackendCPU()) });
    };
    expect(await createTfjsRuntime({ importTfjs }).describe()).toMatch(/ on tensorflow$/);
    tf.removeBackend("tensorflow");
    const absent = Object.assign(new Error("Cannot find package"), { code: "ERR_MODULE_NOT_FOUND" });
    const without: ImportTfjs = (name) =>
      name === "@tensorflow/tfjs-node" ? Promise.reject(absent) : import(name);
    expect(await createTfjsRuntime({ importTfjs: without }).describe()).toMatch(/ on wasm$/);
  });

  it("says why the native backend is not the one that runs, when it is installed but broken", async () => {
    const importTfjs: ImportTfjs = (name) =>
      name === "@tensorflow/tfjs-node"
        ? Promise.reject(new Error("libtensorflow.so.2: no such file"))
        : import(name);
    expect(await createTfjsRuntime({ importTfjs }).describe()).toMatch(/ on wasm \(.*libtensorflow.*\)$/);
  });

  it("says what to install when there is nothing", async () => {
    const runtime = createTfjsRuntime({ importTfjs: () => Promise.reject(new Error("Cannot find package")) });
    await expect(runtime.load(dense)).rejects.toMatchObject({ code: "SK2010" });
  });
});

async function readText(path: string): Promise<string> {
  const { readFile } = await import("node:fs/promises");
  return readFile(path, "utf8");
}
