import { fail } from "../primitives/errors.js";
import { modelErrors } from "./modelErrors.js";
import { checkModelInputs } from "./modelInputs.js";
import type { BatchLimits, Model, ModelPort, Tensors } from "./models.js";
import { joinRows, splitRows } from "./tensorRows.js";
import type { Tensor } from "./tensor.js";

/** One call of `run` that waits for its turn. */
interface Waiting {
  readonly inputs: Tensors;
  readonly rows: number;
  /** Sizes of all dimensions but the first: only requests that agree in them can be joined. */
  readonly signature: string;
  resolve(outputs: Record<string, Tensor>): void;
  reject(error: unknown): void;
}

/**
 * A model that runs concurrent requests as one: their tensors are joined along the first dimension, and the outputs shared out again.
 * A batch goes when it has `maxItems` rows or its first request has waited `maxWaitMs`; what comes while a batch runs makes up the next.
 *
 * For models that treat rows one by one. The last bits of an output may depend on what else was in the batch.
 *
 * @param file its path, for errors
 * @throws SK2013 when an input or output has no free first dimension
 */
export function batchedModel(file: string, model: Model, { maxItems, maxWaitMs }: BatchLimits): Model {
  assertBatchable(file, model);
  let waiting: Waiting[] = [];
  let timer: ReturnType<typeof setTimeout> | undefined;
  let running = false;

  const flush = async (): Promise<void> => {
    clearTimeout(timer);
    timer = undefined;
    running = true;
    while (waiting.length > 0) {
      const batch = takeBatch(waiting, maxItems);
      waiting = waiting.filter((request) => !batch.includes(request));
      await runBatch(file, model, batch);
    }
    running = false;
  };
  const enqueue = (request: Waiting): void => {
    waiting.push(request);
    if (running) return;
    const alike = waiting.filter(({ signature }) => signature === request.signature);
    const rows = alike.reduce((sum, { rows: own }) => sum + own, 0);
    if (rows >= maxItems) void flush();
    else timer ??= setTimeout(() => void flush(), maxWaitMs);
  };

  return {
    inputs: model.inputs,
    outputs: model.outputs,
    run: async (inputs) => {
      checkModelInputs(file, model.inputs, inputs);
      const rows = commonRows(model.inputs, inputs);
      // Inputs of different lengths belong together in a way that joining would tear apart.
      if (rows === undefined) return model.run(inputs);
      const signature = model.inputs.map(({ name }) => inputs[name]?.shape.slice(1).join("x")).join(" ");
      return new Promise((resolve, reject) => enqueue({ inputs, rows, signature, resolve, reject }));
    },
    dispose: async () => {
      while (running || waiting.length > 0) {
        if (!running) await flush();
        else await new Promise((resolve) => setTimeout(resolve, 0));
      }
      await model.dispose();
    },
  };
}

function assertBatchable(file: string, { inputs, outputs }: Model): void {
  const firm = [
    ...inputs.filter(({ shape }) => shape[0] !== -1).map(({ name }) => `input "${name}"`),
    ...outputs
      .filter(({ shape }) => shape.length > 0 && shape[0] !== -1)
      .map(({ name }) => `output "${name}"`),
  ];
  if (inputs.length === 0) throw fail(modelErrors.notBatchable, { file, reason: "it has no inputs" });
  if (firm.length > 0) {
    throw fail(modelErrors.notBatchable, { file, reason: `${firm.join(", ")} has no free first dimension` });
  }
}

/** The first dimension that all inputs share, or undefined when they differ. */
function commonRows(ports: readonly ModelPort[], inputs: Tensors): number | undefined {
  const [first, ...rest] = ports.map(({ name }) => inputs[name]?.shape[0]);
  return rest.every((rows) => rows === first) ? first : undefined;
}

/** The oldest request and, as long as there is room, those after it that can be joined to it. */
function takeBatch(waiting: readonly Waiting[], maxItems: number): readonly Waiting[] {
  const batch: Waiting[] = [];
  let rows = 0;
  for (const request of waiting) {
    const fits =
      batch.length === 0 || (request.signature === batch[0]?.signature && rows + request.rows <= maxItems);
    if (!fits) continue;
    batch.push(request);
    rows += request.rows;
  }
  return batch;
}

async function runBatch(file: string, model: Model, batch: readonly Waiting[]): Promise<void> {
  try {
    const [only] = batch;
    if (batch.length === 1 && only) return only.resolve(await model.run(only.inputs));
    const counts = batch.map(({ rows }) => rows);
    const joined = Object.fromEntries(
      model.inputs.map(({ name }) => [name, joinRows(batch.flatMap(({ inputs }) => inputs[name] ?? []))]),
    );
    const outputs = Object.entries(await model.run(joined)).map(
      ([name, output]) => [name, sharesOf(file, name, output, counts)] as const,
    );
    for (const [index, request] of batch.entries()) {
      request.resolve(
        Object.fromEntries(
          outputs.flatMap(([name, shares]) => (shares[index] ? [[name, shares[index]]] : [])),
        ),
      );
    }
  } catch (error) {
    for (const request of batch) request.reject(error);
  }
}

function sharesOf(file: string, name: string, output: Tensor, counts: readonly number[]): readonly Tensor[] {
  const total = counts.reduce((sum, count) => sum + count, 0);
  if (output.shape[0] !== total) {
    const reason = `output "${name}" has ${output.shape[0] ?? "no"} rows for ${total} of the inputs`;
    throw fail(modelErrors.notBatchable, { file, reason });
  }
  return splitRows(output, counts);
}
