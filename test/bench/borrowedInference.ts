import { once } from "node:events";
import { Worker } from "node:worker_threads";
import type { Model, ModelFile, Tensors } from "../../core/plugin/models.js";
import { createOnnxRuntime } from "../../plugins/models-onnx/createOnnxRuntime.js";
import type { OnnxKind } from "../../plugins/models-onnx/onnxLibrary.js";
import { createModelRegister } from "../../runner/models/threads/modelRegister.js";
import { shareModels } from "../../runner/models/threads/shareModels.js";
import { median } from "./figure.js";
import type { HolderData } from "./inferenceHolder.js";
import { timeSeries, type Series } from "./timeSeries.js";

const PAIRS = 20;

/** A model that another thread has. */
interface Borrowed {
  readonly model: Model;
  /** How long that thread takes for a run of its own, in milliseconds. */
  timeThere(series: Series): Promise<number>;
  end(): Promise<void>;
}

/** The model as a validator runs it where the miners' thread has it. */
async function borrow(prefer: OnnxKind, file: ModelFile, given: Tensors): Promise<Borrowed> {
  const register = createModelRegister();
  const models = register.join();
  const worker = new Worker(new URL("./inferenceHolder.js", import.meta.url), {
    workerData: { models, prefer, file, given } satisfies HolderData,
    transferList: [models],
  });
  await once(worker, "message");
  const model = await createOnnxRuntime({ prefer, sharing: shareModels(register.join()) }).load(file);
  return {
    model,
    timeThere: async (series) => {
      worker.postMessage(series);
      return ((await once(worker, "message")) as [number])[0];
    },
    end: async () => {
      await model.dispose();
      await worker.terminate();
    },
  };
}

/** Processor time of the process while it works, in microseconds, and what comes of the work. */
async function withCpu<T>(work: () => Promise<T>): Promise<readonly [number, T]> {
  const before = process.cpuUsage();
  const result = await work();
  const { user, system } = process.cpuUsage(before);
  return [user + system, result];
}

/** Runs of a borrowed model against runs of the thread that has it. */
export interface BorrowedCost {
  /** Time of a run over one there. */
  readonly ratios: Readonly<Record<Series, number>>;
  /** What a run in a row takes longer, in milliseconds. */
  readonly addedMs: number;
  /** Processor time of all threads for a run in a row over one there. */
  readonly cpuRatio: number;
}

/** In turn with the same session on the same core: two sessions, or two cores of a virtual machine, differ by more than the crossing. */
export async function measureBorrowed(
  prefer: OnnxKind,
  file: ModelFile,
  given: Tensors,
): Promise<BorrowedCost> {
  const borrowed = await borrow(prefer, file, given);
  const ratios: Record<Series, number[]> = { inRow: [], atOnce: [], apart: [] };
  const added: number[] = [];
  const cpu: number[] = [];
  for (let pair = 0; pair < PAIRS; pair++) {
    for (const series of ["inRow", "atOnce", "apart"] as const) {
      const [cpuThere, there] = await withCpu(() => borrowed.timeThere(series));
      const [cpuAcross, across] = await withCpu(() => timeSeries[series](() => borrowed.model.run(given)));
      ratios[series].push(across / there);
      if (series !== "inRow") continue;
      added.push(across - there);
      cpu.push(cpuAcross / cpuThere);
    }
  }
  await borrowed.end();
  return {
    ratios: { inRow: median(ratios.inRow), atOnce: median(ratios.atOnce), apart: median(ratios.apart) },
    addedMs: median(added),
    cpuRatio: median(cpu),
  };
}
