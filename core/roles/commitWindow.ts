/** When the time for commitments to a task is over: when every peer has committed, or will not any more. */
export interface CommitWindow {
  /** Joins one peer; the returned function says that its part in a task is done, once or more often. */
  readonly join: () => (taskId: string) => void;
  /** Resolves when the task's time is over for all peers that joined. */
  readonly over: (taskId: string) => Promise<void>;
}

/**
 * The window of one exchange with several peers. Nobody's answer is asked for before everybody's window is closed, so that
 * what one peer reveals can't help another.
 *
 * @param peersOf how many peers are asked a task
 */
export function createCommitWindow(peersOf: (taskId: string) => number): CommitWindow {
  const tasks = new Map<string, { left: number; readonly over: Promise<void>; readonly close: () => void }>();
  const taskAt = (
    taskId: string,
  ): { left: number; readonly over: Promise<void>; readonly close: () => void } => {
    const known = tasks.get(taskId);
    if (known) return known;
    let close = (): void => undefined;
    const over = new Promise<void>((resolve) => (close = resolve));
    const task = { left: peersOf(taskId), over, close };
    tasks.set(taskId, task);
    return task;
  };
  return {
    join: () => {
      const done = new Set<string>();
      return (taskId) => {
        if (done.has(taskId)) return;
        done.add(taskId);
        const task = taskAt(taskId);
        task.left -= 1;
        if (task.left === 0) task.close();
      };
    },
    over: (taskId) => taskAt(taskId).over,
  };
}
