import { join } from "node:path";
import { afterAll, afterEach, describe, expect, it } from "vitest";
import type { DType, Tensor } from "../../../../core/plugin/tensor.js";
import { tensor } from "../../../../core/plugin/tensor.js";
import { createOnnxRuntime } from "../../../../plugins/models-onnx/createOnnxRuntime.js";
import type { ImportOnnx } from "../../../../plugins/models-onnx/onnxLibrary.js";
import { sharedSessions } from "../../../../plugins/models-onnx/sharedSessions.js";
import { createModelFolder } from "../../../fixtures/modelFolder.js";
import { identityModel, linearModel, onnxFile, type OnnxTypeName } from "../../../fixtures/onnxFile.js";

const folder = createModelFolder();
afterAll(() => folder.remove());
afterEach(() => expect(sharedSessions.count()).toBe(0));

const linear = folder.write("linear.onnx", linearModel());
const rows = (...values: readonly number[]): { readonly x: Tensor } => ({
  x: tensor("float32", [values.length / 2, 2], Float32Array.from(values)),
});

const importing: ImportOnnx = (name) => import(name);
const without =
  (...absent: readonly string[]): ImportOnnx =>
  (name) =>
    absent.includes(name)
      ? Promise.reject(new Error(`Cannot find package '${name}'\nRequire stack`))
      : importing(name);

describe.each([
  { prefer: "native", name: /^onnxruntime-node 1\.\d+\.\d+$/ },
  { prefer: "wasm", name: /^onnxruntime-web 1\.\d+\.\d+$/ },
] as const)("the $prefer runtime", ({ prefer, name }) => {
  it("runs a model and says what runs it", async () => {
    const handlers = process.listenerCount("uncaughtException") + process.listenerCount("unhandledRejection");
    const runtime = createOnnxRuntime({ prefer });
    expect(runtime.name).toMatch(/not loaded/);
    const model = await runtime.load(linear);
    expect(runtime.name).toMatch(name);
    expect(await runtime.describe()).toBe(runtime.name);
    expect(model.inputs).toMatchObject([{ name: "x", dtype: "float32", shape: [-1, 2] }]);
    expect(model.outputs).toMatchObject([{ name: "y", dtype: "float32", shape: [-1, 3] }]);
    expect(await model.run(rows(1, 2, 0, -1))).toEqual({
      y: tensor("float32", [2, 3], Float32Array.of(9.5, 12.25, 15.125, -3.5, -4.75, -5.875)),
    });
    await model.dispose();
    expect(process.listenerCount("uncaughtException") + process.listenerCount("unhandledRejection")).toBe(
      handlers,
    );
  });

  it("loads a file without a pinned hash, and gives the same numbers in its deterministic mode", async () => {
    const plain = await createOnnxRuntime({ prefer }).load({ path: linear.path });
    const steady = await createOnnxRuntime({ prefer, deterministic: true, threads: 2 }).load(linear);
    expect(sharedSessions.count()).toBe(2);
    expect(await steady.run(rows(1, 2, 0, -1))).toEqual(await plain.run(rows(1, 2, 0, -1)));
    await plain.dispose();
    await steady.dispose();
  });

  it("refuses what is not a model, though its hash is right", async () => {
    const runtime = createOnnxRuntime({ prefer });
    const whole = linearModel();
    for (const bytes of [new Uint8Array(), Uint8Array.of(1, 2, 3), whole.subarray(0, whole.length - 40)]) {
      await expect(runtime.load(folder.write("broken.onnx", bytes))).rejects.toMatchObject({
        code: "SK2002",
      });
    }
  });

  it("names the input that doesn't fit", async () => {
    const model = await createOnnxRuntime({ prefer }).load(linear);
    const two = Float32Array.of(1, 2);
    const refused: [inputs: Record<string, Tensor>, code: string][] = [
      [{}, "SK2005"],
      [{ z: tensor("float32", [1, 2], two) }, "SK2005"],
      [{ ...rows(1, 2), z: tensor("float32", [1, 2], two) }, "SK2004"],
      [{ x: tensor("float64", [1, 2], Float64Array.of(1, 2)) }, "SK2006"],
      [{ x: tensor("float32", [2, 1], two) }, "SK2007"],
      [{ x: tensor("float32", [2], two) }, "SK2007"],
      [{ x: tensor("float32", [2, 2], two) }, "SK2007"],
    ];
    for (const [inputs, code] of refused) await expect(model.run(inputs)).rejects.toMatchObject({ code });
    await model.dispose();
  });

  it.each([
    ["float32", "float32", Float32Array.of(0.1, -2)],
    ["float64", "float64", Float64Array.of(0.1, -2)],
    ["int32", "int32", Int32Array.of(-7, 2 ** 31 - 1)],
    ["int64", "int32", Int32Array.of(-7, 2 ** 31 - 1)],
    ["uint8", "uint8", Uint8Array.of(0, 255)],
    ["bool", "uint8", Uint8Array.of(0, 1)],
  ] as [OnnxTypeName, DType, Tensor["data"]][])("carries %s as %s", async (onnxType, dtype, data) => {
    const model = await createOnnxRuntime({ prefer }).load(
      folder.write(`${onnxType}.onnx`, identityModel(onnxType)),
    );
    expect(await model.run({ x: tensor(dtype, [2], data) })).toEqual({ y: { dtype, shape: [2], data } });
    await model.dispose();
  });

  it("refuses element types that tensors don't have, and keeps no session", async () => {
    for (const type of ["string", "float16"] as const) {
      const loading = createOnnxRuntime({ prefer }).load(folder.write(`${type}.onnx`, identityModel(type)));
      await expect(loading).rejects.toMatchObject({ code: "SK2003" });
    }
  });

  it("reports a run that fails inside the model", async () => {
    const reshape = onnxFile({
      nodes: [{ op: "MatMul", inputs: ["a", "b"], outputs: ["y"] }],
      inputs: [
        { name: "a", type: "float32", shape: ["m", "k"] },
        { name: "b", type: "float32", shape: ["l", "n"] },
      ],
      outputs: [{ name: "y", type: "float32", shape: ["m", "n"] }],
    });
    const model = await createOnnxRuntime({ prefer }).load(folder.write("matmul.onnx", reshape));
    const square = (size: number): Tensor => tensor("float32", [size, size], new Float32Array(size * size));
    await expect(model.run({ a: square(2), b: square(3) })).rejects.toMatchObject({ code: "SK2008" });
    expect((await model.run({ a: square(2), b: square(2) }))["y"]?.data).toEqual(new Float32Array(4));
    await model.dispose();
  });

  it("shares the session of equal files, and releases it with the last model", async () => {
    const copy = folder.write("copy.onnx", linearModel());
    const [first, second] = await Promise.all([
      createOnnxRuntime({ prefer }).load(linear),
      createOnnxRuntime({ prefer }).load(copy),
    ]);
    expect(sharedSessions.count()).toBe(1);
    await Promise.all([first.dispose(), first.dispose()]);
    await expect(first.run(rows(1, 2))).rejects.toMatchObject({ code: "SK2009" });
    expect((await second.run(rows(0, 0)))["y"]?.data).toEqual(Float32Array.of(0.5, 0.25, 0.125));
    await second.dispose();
  });

  it("lets runs under way finish before it releases the session", async () => {
    const model = await createOnnxRuntime({ prefer }).load(linear);
    const results = [model.run(rows(0, 0)), model.run(rows(0, 0))];
    await model.dispose();
    expect((await Promise.all(results)).map((result) => result["y"]?.data[0])).toEqual([0.5, 0.5]);
  });

  it("gives the same bits on every run", async () => {
    const model = await createOnnxRuntime({ prefer }).load(linear);
    const once = await model.run(rows(0.1, 0.7));
    for (let run = 0; run < 5; run++) expect(await model.run(rows(0.1, 0.7))).toEqual(once);
    await model.dispose();
  });
});

describe("createOnnxRuntime", () => {
  it("checks the pinned hash before anything parses the file", async () => {
    const imported: string[] = [];
    const runtime = createOnnxRuntime({
      importOnnx: (name) => {
        imported.push(name);
        return importing(name);
      },
    });
    const sha256 = "0".repeat(64);
    await expect(runtime.load({ path: linear.path, sha256 })).rejects.toMatchObject({ code: "SK2001" });
    const absent = join(folder.path, "absent.onnx");
    await expect(runtime.load({ path: absent, sha256 })).rejects.toMatchObject({ code: "SK2000" });
    await expect(runtime.load({ path: folder.path, sha256 })).rejects.toMatchObject({ code: "SK2000" });
    expect(imported).toEqual([]);
  });

  it("checks it at every load, also when the session is there already", async () => {
    const file = folder.write("replaced.onnx", linearModel());
    const runtime = createOnnxRuntime();
    const model = await runtime.load(file);
    folder.write("replaced.onnx", identityModel("float32"));
    await expect(runtime.load(file)).rejects.toMatchObject({ code: "SK2001" });
    await model.dispose();
  });

  it("falls back to WebAssembly where the native package is absent, and says so", async () => {
    const runtime = createOnnxRuntime({ importOnnx: without("onnxruntime-node") });
    const model = await runtime.load(linear);
    expect(runtime.name).toMatch(
      /^onnxruntime-web .*\(onnxruntime-node can't be loaded: Cannot find package [^\n]*\)$/,
    );
    expect((await model.run(rows(1, 2)))["y"]?.data).toEqual(Float32Array.of(9.5, 12.25, 15.125));
    await model.dispose();
  });

  it("falls back to the native package where WebAssembly is preferred and absent", async () => {
    const runtime = createOnnxRuntime({ prefer: "wasm", importOnnx: without("onnxruntime-web") });
    expect(await runtime.describe()).toMatch(/^onnxruntime-node /);
  });

  it("says what to install when there is neither, or only strangers of that name", async () => {
    for (const importOnnx of [without("onnxruntime-node", "onnxruntime-web"), () => Promise.resolve({})]) {
      const runtime = createOnnxRuntime({ importOnnx });
      await expect(runtime.load(linear)).rejects.toMatchObject({ code: "SK2010" });
      await expect(runtime.describe()).rejects.toMatchObject({ code: "SK2010" });
    }
  });
});
