import { existsSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { Worker } from "node:worker_threads";
import { sealShard, type SealJob, type SealMarks } from "./sealShard.js";

/** Seals shards beside the thread that asks, which has messages to seal and to send meanwhile. */
export interface SealThread {
  /** The job's shard must not change before there is a result, and nobody may look at its data. */
  seal(job: SealJob): Promise<SealMarks>;
  /** Whether the thread is there. */
  readonly isRunning: boolean;
  /** Ends the thread; it begins again when it is needed. */
  stop(): Promise<void>;
}

/** What is sealed before it pays to have a thread for it. */
const BEGIN_AFTER_BYTES = 33_554_432;

const entry = new URL("./sealWorker.js", import.meta.url);

interface Waiting {
  readonly job: SealJob;
  readonly resolve: (marks: SealMarks) => void;
}

/**
 * Creates it. The thread begins with the first large put, and keeps no process alive. Until it is there, where sources are not compiled, for memory that is not
 * shared, and when it has died, shards are sealed in the thread that asks.
 */
export function createSealThread(beginAfterBytes = BEGIN_AFTER_BYTES, worker = entry): SealThread {
  const isCompiled = existsSync(fileURLToPath(worker));
  const waiting: Waiting[] = [];
  let sealedBytes = 0;
  let thread: Worker | undefined;
  let isReady = false;

  const begin = (): Worker => {
    const begun = new Worker(worker);
    begun.unref();
    begun.on("message", (message: SealMarks | "ready") => {
      if (message === "ready") isReady = true;
      else waiting.shift()?.resolve(message);
      if (waiting.length === 0) begun.unref();
    });
    begun.once("error", () => undefined); // The exit that follows is enough to know.
    begun.once("exit", () => {
      isReady = false;
      for (const { job, resolve } of waiting.splice(0)) resolve(sealShard(job));
    });
    return begun;
  };
  return {
    seal: (job) => {
      sealedBytes += job.shard.length;
      if (isCompiled && sealedBytes > beginAfterBytes) thread ??= begin();
      if (!thread || !isReady || !isShared(job.shard) || !isShared(job.data)) {
        return Promise.resolve(sealShard(job));
      }
      const running = thread;
      return new Promise((resolve) => {
        running.ref();
        waiting.push({ job, resolve });
        running.postMessage(job);
      });
    },
    get isRunning() {
      return isReady;
    },
    stop: async () => {
      const stopped = thread;
      thread = undefined;
      isReady = false;
      sealedBytes = 0;
      await stopped?.terminate();
    },
  };
}

function isShared({ buffer }: Uint8Array): boolean {
  return buffer instanceof SharedArrayBuffer;
}
