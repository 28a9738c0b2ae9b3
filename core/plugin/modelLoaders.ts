import { fileURLToPath } from "node:url";
import type { ContractSpec } from "./contract.js";
import type { Model, ModelReference, ModelRuntime } from "./models.js";
import type { ModelLoaders, Subnet } from "./subnet.js";

/** Model loaders of one neuron, and their end. */
export interface OwnedModels<C extends ContractSpec> {
  readonly models: ModelLoaders<C>;
  /** Disposes what was loaded. */
  dispose(): Promise<void>;
}

/**
 * What a context offers as `ctx.models`: each model of the contract, loaded at the first call, the same promise afterwards. A load
 * that failed is tried again at the next call.
 *
 * @param runtimeFor which runtime loads a kind of model; asked at the first load of that kind
 */
export function createModelLoaders<C extends ContractSpec>(
  subnet: Pick<Subnet<C>, "contract" | "url">,
  runtimeFor: (kind: ModelReference["runtime"]) => ModelRuntime | Promise<ModelRuntime>,
): OwnedModels<C> {
  const loaded = new Map<string, Promise<Model>>();
  const load = async ({ runtime, path, sha256 }: ModelReference): Promise<Model> => {
    const port = await runtimeFor(runtime);
    return port.load({ path: fileURLToPath(new URL(path, subnet.url)), sha256 });
  };
  const loader = (name: string, reference: ModelReference) => (): Promise<Model> => {
    const known = loaded.get(name);
    if (known) return known;
    const model = load(reference).catch((error: unknown) => {
      loaded.delete(name);
      throw error;
    });
    loaded.set(name, model);
    return model;
  };
  const loaders = Object.entries(subnet.contract.models).map(
    ([name, reference]) => [name, loader(name, reference)] as const,
  );
  return {
    // One loader for each name in the contract's models.
    models: Object.fromEntries(loaders) as ModelLoaders<C>,
    async dispose() {
      const models = await Promise.allSettled(loaded.values());
      loaded.clear();
      for (const each of models) if (each.status === "fulfilled") await each.value.dispose();
    },
  };
}
