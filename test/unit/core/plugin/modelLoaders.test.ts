import { describe, expect, it } from "vitest";
import { createModelLoaders } from "../../../../core/plugin/modelLoaders.js";
import { onnx, tfjs, type Model, type ModelRuntime } from "../../../../core/plugin/models.js";
import { Tensor } from "../../../../core/plugin/tensorSchema.js";
import { changed } from "./contracts.js";

const sha256 = "0".repeat(64);
const contract = changed({
  models: { near: onnx("./models/a.onnx", { sha256 }), far: tfjs("models/b/model.json", { sha256 }) },
});
const subnet = { contract, url: "file:///subnets/x/index.js" };

function fakeRuntime(log: string[], failures = 0): ModelRuntime {
  let left = failures;
  return {
    name: "fake",
    load({ path }): Promise<Model> {
      log.push(`load ${path}`);
      if (left-- > 0) return Promise.reject(new Error("busy"));
      const dispose = (): Promise<void> => Promise.resolve(void log.push(`dispose ${path}`));
      return Promise.resolve({ inputs: [], outputs: [], run: () => Promise.resolve({}), dispose });
    },
  };
}

describe("createModelLoaders", () => {
  it("loads each model once, beside the entry, with the runtime of its kind", async () => {
    const log: string[] = [];
    const { models } = createModelLoaders(subnet, (kind) => (log.push(`runtime ${kind}`), fakeRuntime(log)));
    expect(Object.keys(models)).toEqual(["near", "far"]);
    expect(log).toEqual([]);
    expect(await models["near"]?.()).toBe(await models["near"]?.());
    await models["far"]?.();
    expect(log).toEqual([
      ...["runtime onnx", "load /subnets/x/models/a.onnx"],
      ...["runtime tfjs", "load /subnets/x/models/b/model.json"],
    ]);
  });

  it("tries a load that failed again", async () => {
    const log: string[] = [];
    const runtime = fakeRuntime(log, 1);
    const { models } = createModelLoaders(subnet, () => runtime);
    await expect(models["near"]?.()).rejects.toThrow("busy");
    await expect(models["near"]?.()).resolves.toBeDefined();
  });

  const ports = (name: string): Pick<Model, "inputs" | "outputs"> => ({
    inputs: [{ name, dtype: "float32", shape: [-1] }],
    outputs: [],
  });
  /** Gives every file of the list an input of its own. */
  const runtimeWith = (files: Readonly<Record<string, string>>, log: string[] = []): ModelRuntime => ({
    name: "fake",
    load: ({ path, sha256: pinned, kind }) => {
      log.push(`${kind} ${path} ${pinned === undefined ? "unpinned" : "pinned"}`);
      const dispose = (): Promise<void> => Promise.resolve(void log.push(`dispose ${path}`));
      return Promise.resolve({ ...ports(files[path] ?? "x"), run: () => Promise.resolve({}), dispose });
    },
  });
  const declares = (name: string) => ({
    ...subnet,
    contract: changed({
      models: {
        near: onnx("./models/a.onnx", {
          sha256,
          inputs: { [name]: Tensor({ dtype: "float32", shape: [2] }) },
        }),
      },
    }),
  });

  it("compares a model with what the contract declares of it, and lets go of one that differs", async () => {
    const log: string[] = [];
    await createModelLoaders(declares("x"), () => runtimeWith({})).models["near"]?.();
    const { models } = createModelLoaders(declares("other"), () => runtimeWith({}, log));
    await expect(models["near"]?.()).rejects.toMatchObject({ code: "SK2011" });
    expect(log.at(-1)).toBe("dispose /subnets/x/models/a.onnx");
  });

  it("loads another file in a model's place, unpinned, if it takes and gives the same", async () => {
    const log: string[] = [];
    const runtime = runtimeWith({ "/own/wrong.onnx": "z" }, log);
    const load = (file: string): Promise<Model> | undefined =>
      createModelLoaders(subnet, () => runtime, { replacements: { near: file } }).models["near"]?.();
    await load("/own/right.onnx");
    expect(log).toEqual([
      "onnx /own/right.onnx unpinned",
      "onnx /subnets/x/models/a.onnx pinned",
      "dispose /subnets/x/models/a.onnx",
    ]);
    await expect(load("/own/wrong.onnx")).rejects.toMatchObject({ code: "SK2012" });
    expect(log.at(-1)).toBe("dispose /own/wrong.onnx");
    await load("/own/model.json");
    expect(log).toContain("tfjs /own/model.json unpinned");
  });

  it("tells the runtime how far the session is to reach, also of a file in the model's place", async () => {
    const reaches: unknown[] = [];
    const fake = runtimeWith({}, []);
    const runtime: ModelRuntime = {
      ...fake,
      load: (file) => {
        reaches.push(file.session);
        return fake.load(file);
      },
    };
    const session = "thread";
    const threaded = {
      ...subnet,
      contract: changed({ models: { near: onnx("./a.onnx", { sha256, session }) } }),
    };
    await createModelLoaders(threaded, () => runtime).models["near"]?.();
    await createModelLoaders(threaded, () => runtime, { replacements: { near: "/own/a.onnx" } }).models[
      "near"
    ]?.();
    await createModelLoaders(subnet, () => runtime).models["near"]?.();
    // The file that is pinned is looked at too: what the other one has to take stands in it.
    expect(reaches).toEqual(["thread", "thread", "thread", undefined]);
  });

  it("batches where the contract says so, unless told not to", async () => {
    const batch = { maxItems: 8, maxWaitMs: 0 };
    const batching = {
      ...subnet,
      contract: changed({ models: { near: onnx("./a.onnx", { sha256, batch }) } }),
    };
    const fixed: ModelRuntime = {
      name: "fake",
      load: () =>
        Promise.resolve({
          inputs: [{ name: "x", dtype: "float32", shape: [1] }],
          outputs: [],
          run: () => Promise.resolve({}),
          dispose: () => Promise.resolve(),
        }),
    };
    const load = (enabled: boolean): Promise<Model> | undefined =>
      createModelLoaders(batching, () => fixed, { batching: enabled }).models["near"]?.();
    await expect(load(true)).rejects.toMatchObject({ code: "SK2013" });
    await expect(load(false)).resolves.toBeDefined();
  });

  it("disposes what was loaded, and only that", async () => {
    const log: string[] = [];
    const owned = createModelLoaders(subnet, () => fakeRuntime(log));
    void owned.models["near"]?.();
    await owned.dispose();
    await owned.dispose();
    expect(log).toEqual(["load /subnets/x/models/a.onnx", "dispose /subnets/x/models/a.onnx"]);
  });
});
