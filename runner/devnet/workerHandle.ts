import { fileURLToPath } from "node:url";
import { inspect } from "node:util";
import { MessageChannel, receiveMessageOnPort, Worker } from "node:worker_threads";
import { fail, reportOf, SubnetkitError } from "../../core/primitives/errors.js";
import type {
  FromWorker,
  SubnetDescription,
  ThreadData,
  ToWorker,
  WorkerData,
  WorkerFailure,
} from "../neuron/messages.js";
import { wrongIn } from "../neuron/checkMessage.js";
import { workerFailure } from "../neuron/workerFailure.js";
import type { NeuronRole } from "./reports.js";
import { systemClock } from "../../core/roles/systemClock.js";
import { devnetErrors } from "./devnetErrors.js";
import { callMemory, readCalls } from "../neuron/callMark.js";
import { loopError } from "./loopError.js";
import { watchForLoop } from "./watchForLoop.js";
import { afterRunning } from "./runningTime.js";

/** A worker thread that hosts one role of one subnet, as the main thread sees it. */
export interface WorkerHandle {
  readonly role: WorkerData["role"];
  /** False once it failed, died or was given up. */
  readonly alive: boolean;
  /** Whether it failed, died or was given up; not that it was stopped. */
  readonly isLost: boolean;
  /** Where a debugger attaches, once that is known. */
  readonly inspectorUrl: string | undefined;
  /** What the subnet's entry file says of itself. Rejects when it can't be loaded, with the plugin's own lines in the cause. */
  describe(): Promise<SubnetDescription>;
  send(message: ToWorker): void;
  onMessage(receive: (message: FromWorker) => void): void;
  /** Calls back when the worker can't go on, with the reason, and the UID where it is one neuron's; at once where it couldn't already. */
  onFailure(failed: (error: WorkerFailure, uid?: number) => void): void;
  /** Resolves once the worker said "ready", or can't go on. */
  ready(): Promise<void>;
  /** Resolves once block `height` is handled, or the worker can't go on; gives up on a worker that hangs. */
  handled(height: number): Promise<void>;
  /** The same, however long the worker takes. */
  reached(height: number): Promise<void>;
  stop(): Promise<void>;
}

/** A first compile of a large plugin on a busy machine takes tens of seconds. */
const LOAD_TIMEOUT_MS = 60_000;
/** Far beyond any round; only a worker that never yields reaches it. */
const HANDLE_TIMEOUT_MS = 300_000;
const STOP_TIMEOUT_MS = 3_000;

/** For how long a thread may compute without a break, at least. */
const LOOP_S = 60;
/** And how many times as long as the contract has it answer. */
const LOOP_TIMEOUTS = 4;

/**
 * Starts a worker on `entry`, the compiled neuron worker.
 *
 * @param loopS seconds after which a thread that takes no turn is taken for one in an endless loop
 */
export function startWorker(entry: URL, data: WorkerData, loopS = LOOP_S): WorkerHandle {
  const calls = callMemory();
  const { port1: line, port2: itsLine } = new MessageChannel();
  const worker = new Worker(entry, {
    workerData: { ...data, line: itsLine, calls } satisfies ThreadData,
    name: `${data.role}s`,
    transferList: [itsLine, ...(data.models ? [data.models] : [])],
  });
  const receivers = new Set<(message: FromWorker) => void>();
  const failureListeners = new Set<(error: WorkerFailure, uid?: number) => void>();
  /** Ends of waits that are under way: a worker that is gone must not keep anybody, nor a timer the process. */
  const waits = new Set<() => void>();
  let description: SubnetDescription | undefined;
  const name = (): { role: NeuronRole; subnet: string } => ({
    role: data.role,
    subnet: description?.id ?? fileURLToPath(data.source),
  });
  /** What is wrong in what it says, each told once, also to who listens later. */
  const complaints = new Map<string, FromWorker>();
  let failure: WorkerFailure | undefined;
  /** The neuron that the failure is of, where that is known. */
  let culprit: number | undefined;
  let stopping = false;
  let handledHeight = -1;
  let isReady = false;
  let inspectorUrl: string | undefined;

  const give = (error: WorkerFailure, uid?: number): void => {
    if (failure || stopping) return;
    failure = error;
    culprit = uid;
    for (const listener of failureListeners) listener(error, uid);
    for (const finish of waits) finish();
    void worker.terminate();
  };
  const complain = (error: SubnetkitError): void => {
    if (complaints.has(error.code)) return;
    const problem: FromWorker = { kind: "problem", uid: undefined, error: reportOf(error) };
    complaints.set(error.code, problem);
    for (const receiver of [...receivers]) receiver(problem);
  };
  const receive = (said: unknown): void => {
    const where = wrongIn(said);
    if (where !== undefined) return complain(fail(devnetErrors.wrongMessage, { ...name(), where }));
    const message = said as FromWorker;
    if (message.kind === "described") description = message.subnet;
    if (message.kind === "failed") give(message.error);
    if (message.kind === "handled") handledHeight = Math.max(handledHeight, message.height);
    if (message.kind === "ready") isReady = true;
    if (message.kind === "inspecting") inspectorUrl = message.url;
    for (const receiver of [...receivers]) receiver(message);
  };
  const drain = (): void => {
    for (let left = receiveMessageOnPort(line); left; left = receiveMessageOnPort(line))
      receive(left.message);
  };
  line.on("message", receive);
  worker.on("message", () => complain(fail(devnetErrors.strayMessage, name())));
  // What it said last may still be under way when it has gone.
  const died = (reason: string, cause?: unknown): void => {
    drain();
    give(workerFailure(fail(devnetErrors.workerDied, { ...name(), reason }, cause), data.source));
  };
  // Anything can be thrown, null as well.
  worker.on("error", (error: unknown) =>
    died(error instanceof Error ? error.message : `it threw ${inspect(error)}`, error),
  );
  const limitS = (): number => Math.max(loopS, ((description?.timeoutMs ?? 0) * LOOP_TIMEOUTS) / 1_000);
  const endWatch = watchForLoop(
    systemClock,
    // A thread that stands at a breakpoint does not loop; one that loads has a limit of its own.
    () => (data.inspect || !description ? undefined : readCalls(calls)),
    limitS,
    (open, seconds) => {
      const [only, ...others] = open;
      give(reportOf(loopError(name(), open, seconds)), others.length === 0 ? only?.uid : undefined);
    },
  );
  worker.on("exit", (code) => {
    endWatch();
    died(`exit code ${code}`);
    line.close();
  });

  /** Waits for a message that satisfies `done`, for the worker's end, or for the time to run out, if there is one. */
  const waitFor = (
    done: () => boolean,
    timeoutMs = Infinity,
    onTimeout?: () => SubnetkitError,
  ): Promise<void> =>
    new Promise((resolve) => {
      if (done() || failure || stopping) return resolve();
      const finish = (): void => {
        cancel?.();
        receivers.delete(check);
        waits.delete(finish);
        resolve();
      };
      const check = (): void => {
        if (done()) finish();
      };
      // A thread that stands at a breakpoint does not hang.
      const cancel =
        data.inspect || !onTimeout
          ? undefined
          : afterRunning(systemClock, timeoutMs, () => give(reportOf(onTimeout())));
      receivers.add(check);
      waits.add(finish);
    });

  let stopped: Promise<void> | undefined;
  const stop = async (): Promise<void> => {
    if (failure) return;
    stopping = true;
    for (const finish of waits) finish();
    const exited = new Promise<void>((resolve) => worker.once("exit", () => resolve()));
    line.postMessage({ kind: "stop" } satisfies ToWorker);
    // One that has not loaded has nothing to dispose of, and may never listen.
    const timer = setTimeout(() => void worker.terminate(), description ? STOP_TIMEOUT_MS : 0);
    await exited;
    clearTimeout(timer);
  };

  return {
    role: data.role,
    get alive() {
      return failure === undefined && !stopping;
    },
    get isLost() {
      return failure !== undefined;
    },
    get inspectorUrl() {
      return inspectorUrl;
    },
    describe: async () => {
      const onTimeout = (): SubnetkitError =>
        fail(devnetErrors.hangsAtLoad, {
          source: fileURLToPath(data.source),
          timeoutMs: LOAD_TIMEOUT_MS,
        });
      await waitFor(() => description !== undefined, LOAD_TIMEOUT_MS, onTimeout);
      if (description) return description;
      throw new SubnetkitError(failure ?? reportOf(onTimeout()), { trace: failure?.trace });
    },
    send: (message) => line.postMessage(message),
    onMessage: (listener) => {
      for (const problem of complaints.values()) listener(problem);
      receivers.add(listener);
    },
    onFailure: (failed) => {
      if (failure) failed(failure, culprit);
      else failureListeners.add(failed);
    },
    ready: () =>
      waitFor(
        () => isReady,
        HANDLE_TIMEOUT_MS,
        () => fail(devnetErrors.workerHangs, { ...name(), height: 0, timeoutMs: HANDLE_TIMEOUT_MS }),
      ),
    handled: (height) =>
      waitFor(
        () => handledHeight >= height,
        HANDLE_TIMEOUT_MS,
        () => fail(devnetErrors.workerHangs, { ...name(), height, timeoutMs: HANDLE_TIMEOUT_MS }),
      ),
    reached: (height) => waitFor(() => handledHeight >= height),
    stop: () => (stopped ??= stop()),
  };
}
