import { MessageChannel, type MessagePort } from "node:worker_threads";
import { leasedModel } from "../../../../../core/plugin/leasedModel.js";
import { leasedRuntime } from "../../../../../core/plugin/leasedRuntime.js";
import { modelErrors } from "../../../../../core/plugin/modelErrors.js";
import type { ModelPort, ModelRuntime, Tensors } from "../../../../../core/plugin/models.js";
import { createSharedLeases } from "../../../../../core/plugin/sharedLeases.js";
import { tensor, type Tensor } from "../../../../../core/plugin/tensor.js";
import { fail } from "../../../../../core/primitives/errors.js";
import { flattenTensors, type FlatTensors } from "../../../../../runner/models/threads/flatTensors.js";
import type { ModelRegister } from "../../../../../runner/models/threads/modelRegister.js";
import type { Patience } from "../../../../../runner/models/threads/patience.js";
import { shareModels } from "../../../../../runner/models/threads/shareModels.js";
import type { FromHolder } from "../../../../../runner/models/threads/threadMessages.js";

const numbers = (name: string): ModelPort => ({ name, dtype: "float32", shape: [-1] });
export const PORTS = { inputs: [numbers("x")], outputs: [numbers("y")] };

/** What a holder of such a model says once it has it. */
export const ready = (): Extract<FromHolder, { readonly kind: "ready" }> => ({
  kind: "ready",
  runtime: "elsewhere",
  ...PORTS,
});

/** A run's tensors as they are posted, all of one number each. */
export const flat = (id: number, ...tensors: readonly Tensor[]): FlatTensors =>
  flattenTensors(
    id,
    tensors.map((_, at) => numbers(String(at))),
    Object.fromEntries(tensors.entries()),
    ({ data }) => data.buffer as ArrayBuffer,
  ).flat;

/** Far beyond what anything here takes. */
export const PATIENT: Patience = { runMs: 60_000, workMs: 60_000 };

export const x = (...values: readonly number[]): { readonly x: Tensor } => ({
  x: tensor("float32", [values.length], Float32Array.from(values)),
});

/** A stand-in for a thread: a runtime of its own, whose sessions double numbers, and refuse what is below zero. */
export interface FakeThread {
  readonly runtime: ModelRuntime;
  /** Files that were read. */
  readonly read: string[];
  /** Sessions that it has. */
  sessions(): number;
  /** Resolves when one of its sessions ends. */
  ended(): Promise<void>;
}

export interface FakeThreadOptions {
  readonly patience?: Patience;
  /** Is waited for by each load. */
  readonly loading?: Promise<void>;
}

/** Paths that begin with "absent" can't be read; "broken" ones are no model. The rest of the path is what the file holds. */
export function createThread(
  name: string,
  line: MessagePort,
  { patience = PATIENT, loading = Promise.resolve() }: FakeThreadOptions = {},
): FakeThread {
  let tellEnd: () => void = () => undefined;
  const shared = createSharedLeases<(given: Tensors) => Record<string, Tensor>>(() => tellEnd());
  const read: string[] = [];
  const runtime = leasedRuntime({
    name: "fake",
    library: () => Promise.resolve({ name: `fake of ${name}` }),
    shared,
    read: ({ path }) => {
      read.push(path);
      if (path.startsWith("absent")) throw fail(modelErrors.missingFile, { file: path, reason: "ENOENT" });
      const content = path.split("/").at(-1) ?? "";
      return Promise.resolve({
        key: () => content,
        wanted: content,
        create: async () => {
          await loading;
          if (path.startsWith("broken")) throw new Error("it is no model");
          return doubled;
        },
      });
    },
    model: (path, _, lease) =>
      leasedModel(path, lease, { ...PORTS, run: (given) => Promise.resolve(given).then(lease.value) }),
    sharing: shareModels(line, patience),
  });
  return {
    runtime,
    read,
    sessions: () => shared.count(),
    ended: () => new Promise((resolve) => (tellEnd = resolve)),
  };
}

/** Two threads of one register. */
export function createPair(register: ModelRegister, options?: FakeThreadOptions): [FakeThread, FakeThread] {
  return [createThread("one", register.join(), options), createThread("two", register.join(), options)];
}

function doubled({ x: given }: Tensors): Record<string, Tensor> {
  const values = [...(given?.data ?? [])];
  if (values.some((value) => value < 0)) throw new Error("no number may be below zero");
  return {
    y: tensor(
      "float32",
      [values.length],
      Float32Array.from(values, (value) => 2 * value),
    ),
  };
}

/** Both ends of a line between two threads. */
export function createLine(): { readonly near: MessagePort; readonly far: MessagePort } {
  const { port1, port2 } = new MessageChannel();
  return { near: port1, far: port2 };
}
