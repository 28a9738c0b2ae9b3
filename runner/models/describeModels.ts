import { stat } from "node:fs/promises";
import { createModelLoaders, modelPath } from "../../core/plugin/modelLoaders.js";
import type { Model, ModelPort, ModelReference } from "../../core/plugin/models.js";
import type { Subnet } from "../../core/plugin/subnet.js";
import { reportOf, type ErrorReport } from "../../core/primitives/errors.js";
import { readTfjsFiles } from "../../plugins/models-tfjs/readTfjsFiles.js";
import { createModelRuntimes, type ModelRuntimes, type ModelRuntimesOptions } from "./createModelRuntimes.js";
import { exampleInputs } from "./exampleInputs.js";
import { measureLatency } from "./measureLatency.js";
import { modelLicence } from "./modelLicence.js";

/** What there is to know of one model of a subnet, on this machine. */
export interface ModelDescription {
  readonly subnet: string;
  readonly name: string;
  readonly kind: ModelReference["runtime"];
  readonly path: string;
  /** As pinned in the contract; that the file has it was checked, unless there is a problem. */
  readonly sha256: string;
  /** SPDX expression. */
  readonly licence?: string;
  /** Of all its files. */
  readonly sizeBytes?: number;
  /** A dimension of -1 is free. */
  readonly inputs?: readonly ModelPort[];
  readonly outputs?: readonly ModelPort[];
  /** What runs it here. */
  readonly runtime?: string;
  /** Median of a run on the smallest inputs, and their shapes. */
  readonly latency?: {
    readonly medianMs: number;
    readonly shapes: Readonly<Record<string, readonly number[]>>;
  };
  /** Why the model can't be used, or can't be timed. */
  readonly problem?: ErrorReport;
}

/**
 * Loads and times every model of a subnet, one after the other. A model that can't be loaded is described as far as it is known, with
 * the reason; nothing is thrown for it.
 */
export async function describeModels(
  subnet: Subnet,
  options: ModelRuntimesOptions = {},
): Promise<readonly ModelDescription[]> {
  const runtimes = createModelRuntimes(options);
  const owned = createModelLoaders(subnet, () => runtimes, { batching: false });
  const descriptions: ModelDescription[] = [];
  try {
    for (const [name, reference] of Object.entries(subnet.contract.models)) {
      descriptions.push(await describeModel(subnet, name, { reference, runtimes, load: owned.models[name] }));
    }
  } finally {
    await owned.dispose();
  }
  return descriptions;
}

interface Described {
  readonly reference: ModelReference;
  readonly runtimes: ModelRuntimes;
  readonly load: (() => Promise<Model>) | undefined;
}

async function describeModel(
  { contract, url }: Subnet,
  name: string,
  { reference, runtimes, load }: Described,
): Promise<ModelDescription> {
  const path = modelPath(reference, url);
  const licence = await modelLicence(reference, path);
  const { runtime: kind, sha256 } = reference;
  let known: ModelDescription = {
    subnet: contract.id,
    name,
    kind,
    path,
    sha256,
    ...(licence ? { licence } : {}),
  };
  try {
    const model = await load?.();
    if (!model) return known;
    const runtime = await (await runtimes.of(kind)).describe?.();
    const { inputs, outputs } = model;
    const sizeBytes = await sizeOf(kind, path);
    known = { ...known, sizeBytes, inputs, outputs, ...(runtime ? { runtime } : {}) };
    const example = exampleInputs(model, reference);
    const medianMs = await measureLatency(model, example);
    const shapes = Object.fromEntries(Object.entries(example).map(([input, { shape }]) => [input, shape]));
    return { ...known, latency: { medianMs, shapes } };
  } catch (error) {
    return { ...known, problem: reportOf(error) };
  }
}

async function sizeOf(kind: ModelReference["runtime"], path: string): Promise<number> {
  const { size } = await stat(path);
  return kind === "onnx" ? size : size + (await readTfjsFiles(path)).weights.length;
}
