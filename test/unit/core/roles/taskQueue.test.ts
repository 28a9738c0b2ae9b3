import { describe, expect, it } from "vitest";
import { createTaskQueue, type Job } from "../../../../core/roles/taskQueue.js";

const turn = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

function controlled(log: string[]): (name: string) => Job & { finish(): void } {
  return (name) => {
    let finish: () => void = () => undefined;
    const done = new Promise<void>((resolve) => (finish = resolve));
    return {
      finish: () => finish(),
      run: () => {
        log.push(name);
        return done;
      },
    };
  };
}

describe("task queue", () => {
  it("runs a few at a time, first come, first served", async () => {
    const log: string[] = [];
    const job = controlled(log);
    const queue = createTaskQueue({ maxRunning: 2, maxWaiting: 9 });
    const [a, b, c, d] = [job("a"), job("b"), job("c"), job("d")];
    expect([a, b, c, d].map((each) => queue.push(each))).toEqual([true, true, true, true]);
    expect([log, queue.waiting]).toEqual([["a", "b"], 2]);
    b.finish();
    await turn();
    expect(log).toEqual(["a", "b", "c"]);
    a.finish();
    c.finish();
    await turn();
    expect([log, queue.waiting]).toEqual([["a", "b", "c", "d"], 0]);
  });

  it("refuses what it can't hold, and gives back what has not begun", () => {
    const log: string[] = [];
    const job = controlled(log);
    const queue = createTaskQueue({ maxRunning: 1, maxWaiting: 1 });
    const [a, b, c] = [job("a"), job("b"), job("c")];
    expect([a, b, c].map((each) => queue.push(each))).toEqual([true, true, false]);
    queue.remove(b);
    queue.remove(b);
    expect(queue.push(c)).toBe(true);
    queue.release(a);
    expect(log).toEqual(["a", "c"]);
  });

  it("counts a job that was let go only once, whenever it ends", async () => {
    const log: string[] = [];
    const job = controlled(log);
    const queue = createTaskQueue({ maxRunning: 1, maxWaiting: 9 });
    const [a, b, c] = [job("a"), job("b"), job("c")];
    for (const each of [a, b, c]) queue.push(each);
    queue.release(a);
    a.finish();
    await turn();
    expect(log).toEqual(["a", "b"]);
  });
});
