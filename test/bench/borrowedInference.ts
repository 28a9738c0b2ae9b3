import { once } from "node:events";
import { Worker } from "node:worker_threads";
import type { Model, ModelFile, Tensors } from "../../core/plugin/models.js";
import { createOnnxRuntime } from "../../plugins/models-onnx/createOnnxRuntime.js";
import type { OnnxKind } from "../../plugins/models-onnx/onnxLibrary.js";
import { createModelRegister } from "../../runner/models/threads/modelRegister.js";
import { shareModels } from "../../runner/models/threads/shareModels.js";
import { median } from "./figure.js";
import type { HolderData, PostedRun } from "./inferenceHolder.js";
import { timeSeries, type Series } from "./timeSeries.js";

const PAIRS = 20;

/** A model that another thread has. */
interface Borrowed {
  readonly model: Model;
  /** The same file with a session in this thread, as a contract may ask for. */
  loadOwn(): Promise<Model>;
  /** A run of the same session by messages written by hand: the least that a program without the port would do. */
  runByHand(): Promise<Tensors>;
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
  const waiting = new Map<number, (outputs: Tensors) => void>();
  let nextId = 0;
  let tellTime: (ms: number) => void = () => undefined;
  worker.on("message", (message: number | PostedRun) => {
    if (typeof message === "number") return tellTime(message);
    waiting.get(message.id)?.(message.tensors);
    waiting.delete(message.id);
  });
  const runtime = createOnnxRuntime({ prefer, sharing: shareModels(register.join()) });
  const model = await runtime.load(file);
  return {
    model,
    loadOwn: () => runtime.load({ ...file, session: "thread" }),
    runByHand: () =>
      new Promise((resolve) => {
        const id = nextId++;
        waiting.set(id, resolve);
        worker.postMessage({ id, tensors: given } satisfies PostedRun);
      }),
    timeThere: (series) =>
      new Promise((resolve) => {
        tellTime = resolve;
        worker.postMessage(series);
      }),
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
  /** Time of a run over one by messages written by hand. */
  readonly overByHand: Readonly<Record<Series, number>>;
  /** What a run in a row takes longer, in milliseconds. */
  readonly addedMs: number;
  /** Processor time of all threads for a run in a row over one there. */
  readonly cpuRatio: number;
  /** Time of a run in a session of this thread over a bare call, while another thread has one for the process. */
  readonly ownOverBare: number;
}

/**
 * In turn with the same session on the same core: two sessions, or two cores of a virtual machine, differ by more than the crossing.
 *
 * @param overBare time of a run of the model over a bare call
 */
export async function measureBorrowed(
  prefer: OnnxKind,
  file: ModelFile,
  given: Tensors,
  overBare: (model: Model) => Promise<number>,
): Promise<BorrowedCost> {
  const borrowed = await borrow(prefer, file, given);
  const ratios: Record<Series, number[]> = { inRow: [], atOnce: [], apart: [] };
  const overByHand: Record<Series, number[]> = { inRow: [], atOnce: [], apart: [] };
  const added: number[] = [];
  const cpu: number[] = [];
  for (let pair = 0; pair < PAIRS; pair++) {
    for (const series of ["inRow", "atOnce", "apart"] as const) {
      const [cpuThere, there] = await withCpu(() => borrowed.timeThere(series));
      const [cpuAcross, across] = await withCpu(() => timeSeries[series](() => borrowed.model.run(given)));
      const byHand = await timeSeries[series](() => borrowed.runByHand());
      ratios[series].push(across / there);
      overByHand[series].push(across / byHand);
      if (series !== "inRow") continue;
      added.push(across - there);
      cpu.push(cpuAcross / cpuThere);
    }
  }
  const own = await borrowed.loadOwn();
  const ownOverBare = await overBare(own);
  await own.dispose();
  await borrowed.end();
  return {
    ratios: medians(ratios),
    overByHand: medians(overByHand),
    addedMs: median(added),
    cpuRatio: median(cpu),
    ownOverBare,
  };
}

const medians = ({ inRow, atOnce, apart }: Readonly<Record<Series, number[]>>): Record<Series, number> => ({
  inRow: median(inRow),
  atOnce: median(atOnce),
  apart: median(apart),
});
