/** A piece of work in a queue. */
export interface Job {
  /** Never rejects: a job reports its own failures. */
  readonly run: () => Promise<void>;
}

export interface TaskQueue {
  /** Takes a job, or refuses it when too many wait. */
  push(job: Job): boolean;
  /** Takes back a job that has not begun: it will not run. */
  remove(job: Job): void;
  /** Lets the next job begin although this one has not ended: for work that ignores its deadline. */
  release(job: Job): void;
  readonly waiting: number;
}

/** Runs jobs first come, first served, a few at a time. This is where an order by stake will go. */
export function createTaskQueue(limits: {
  readonly maxRunning: number;
  readonly maxWaiting: number;
}): TaskQueue {
  const waiting: Job[] = [];
  const running = new Set<Job>();

  const start = async (job: Job): Promise<void> => {
    try {
      await job.run();
    } finally {
      release(job);
    }
  };
  const next = (): void => {
    while (running.size < limits.maxRunning) {
      const job = waiting.shift();
      if (!job) return;
      running.add(job);
      void start(job);
    }
  };
  const release = (job: Job): void => {
    if (running.delete(job)) next();
  };

  return {
    push: (job) => {
      if (running.size >= limits.maxRunning && waiting.length >= limits.maxWaiting) return false;
      waiting.push(job);
      next();
      return true;
    },
    remove: (job) => {
      const at = waiting.indexOf(job);
      if (at >= 0) waiting.splice(at, 1);
    },
    release,
    get waiting() {
      return waiting.length;
    },
  };
}
