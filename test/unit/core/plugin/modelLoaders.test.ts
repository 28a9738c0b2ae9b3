import { describe, expect, it } from "vitest";
import { createModelLoaders } from "../../../../core/plugin/modelLoaders.js";
import { onnx, tfjs, type Model, type ModelRuntime } from "../../../../core/plugin/models.js";
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

  it("disposes what was loaded, and only that", async () => {
    const log: string[] = [];
    const owned = createModelLoaders(subnet, () => fakeRuntime(log));
    void owned.models["near"]?.();
    await owned.dispose();
    await owned.dispose();
    expect(log).toEqual(["load /subnets/x/models/a.onnx", "dispose /subnets/x/models/a.onnx"]);
  });
});
