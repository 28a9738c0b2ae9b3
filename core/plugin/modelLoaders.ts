import { fileURLToPath } from "node:url";
import { fail, isSubnetkitError } from "../primitives/errors.js";
import { batchedModel } from "./batchedModel.js";
import type { ContractSpec } from "./contract.js";
import { modelErrors } from "./modelErrors.js";
import type { Model, ModelReference, ModelRuntime } from "./models.js";
import { type ExpectedModel, expectedOfModel, expectedOfSchemas, modelMismatch } from "./modelShapes.js";
import { reasonOf } from "./reasonOf.js";
import type { ModelLoaders, Subnet } from "./subnet.js";

/** Model loaders of one neuron, and their end. */
export interface OwnedModels<C extends ContractSpec> {
  readonly models: ModelLoaders<C>;
  /** Whether a model was asked for. */
  isAsked(name: string): boolean;
  /** Disposes what was loaded. */
  dispose(): Promise<void>;
}

export interface ModelLoaderOptions {
  /** Files to load in place of the contract's, by the model's name: absolute paths. Not held to a hash, but to inputs and outputs. */
  readonly replacements?: Readonly<Record<string, string>>;
  /** false runs each request by itself, whatever the contract says, so that nothing depends on what else was asked at the time. */
  readonly batching?: boolean;
}

/** Asks for the runtime of a kind of model. */
export type RuntimeFor = (kind: ModelReference["runtime"]) => ModelRuntime | Promise<ModelRuntime>;

/**
 * What a context offers as `ctx.models`: each model of the contract, loaded at the first call, the same promise afterwards. A load
 * that failed is tried again at the next call. A loaded model is compared with what the contract declares of it (SK2011).
 *
 * @param runtimeFor which runtime loads a kind of model; asked at the first load of that kind
 */
export function createModelLoaders<C extends ContractSpec>(
  subnet: Pick<Subnet<C>, "contract" | "url">,
  runtimeFor: RuntimeFor,
  { replacements = {}, batching = true }: ModelLoaderOptions = {},
): OwnedModels<C> {
  const loaded = new Map<string, Promise<Model>>();
  const load = async (name: string, reference: ModelReference): Promise<Model> => {
    const replacement = replacements[name];
    const path = replacement ?? modelPath(reference, subnet.url);
    const model =
      replacement === undefined
        ? await loadPinned(path, reference, runtimeFor)
        : await loadReplacement(name, replacement, { reference, url: subnet.url, runtimeFor });
    const { batch } = reference;
    return batching && batch ? orDispose(model, () => batchedModel(path, model, batch)) : model;
  };
  const loader = (name: string, reference: ModelReference) => (): Promise<Model> => {
    const known = loaded.get(name);
    if (known) return known;
    const model = load(name, reference).catch((error: unknown) => {
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
    isAsked: (name) => loaded.has(name),
    async dispose() {
      const models = await Promise.allSettled(loaded.values());
      loaded.clear();
      for (const each of models) if (each.status === "fulfilled") await each.value.dispose();
    },
  };
}

/** Where a model's file lies. */
export function modelPath({ path }: Pick<ModelReference, "path">, subnetUrl: string): string {
  return fileURLToPath(new URL(path, subnetUrl));
}

async function loadPinned(path: string, reference: ModelReference, runtimeFor: RuntimeFor): Promise<Model> {
  const { runtime: kind, sha256, session } = reference;
  const model = await (await runtimeFor(kind)).load({ path, sha256, kind, session });
  return orDispose(model, () => {
    const reason = modelMismatch(expectedOfSchemas(reference), model);
    if (reason !== undefined) throw fail(modelErrors.notAsDeclared, { file: path, reason });
    return model;
  });
}

interface Replaced {
  readonly reference: ModelReference;
  readonly url: string;
  readonly runtimeFor: RuntimeFor;
}

const aboutFiles: readonly string[] = [modelErrors.missingFile.code, modelErrors.corrupt.code];

/** Loads a file in place of a model. It must take and give what the contract declares, or else what the pinned file does. */
async function loadReplacement(name: string, file: string, replaced: Replaced): Promise<Model> {
  const kind = /\.json$/i.test(file) ? "tfjs" : "onnx";
  const { session } = replaced.reference;
  const runtime = await replaced.runtimeFor(kind);
  const model = await runtime.load({ path: file, kind, session }).catch((cause: unknown): never => {
    // What they advise is to correct the contract, which has no part in this file.
    const isFiles = isSubnetkitError(cause) && aboutFiles.includes(cause.code);
    throw isFiles
      ? fail(modelErrors.unusableReplacement, { file, name, reason: reasonOf(cause) }, cause)
      : cause;
  });
  try {
    const reason = modelMismatch(await expectedOf(replaced), model);
    if (reason !== undefined) throw fail(modelErrors.doesNotFit, { file, name, reason });
    return model;
  } catch (error) {
    await model.dispose();
    throw error;
  }
}

async function expectedOf({ reference, url, runtimeFor }: Replaced): Promise<ExpectedModel> {
  const declared = expectedOfSchemas(reference);
  if (declared.inputs && declared.outputs) return declared;
  const pinned = await loadPinned(modelPath(reference, url), reference, runtimeFor);
  const { inputs, outputs } = expectedOfModel(pinned);
  await pinned.dispose();
  return { inputs: declared.inputs ?? inputs, outputs: declared.outputs ?? outputs };
}

/** What `make` returns; when it throws, the model is let go first. */
async function orDispose(model: Model, make: () => Model): Promise<Model> {
  try {
    return make();
  } catch (error) {
    await model.dispose();
    throw error;
  }
}
