import fc from "fast-check";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { batchedModel } from "../../../../core/plugin/batchedModel.js";
import type { Model, Tensors } from "../../../../core/plugin/models.js";
import { tensor, type Tensor } from "../../../../core/plugin/tensor.js";
import { codeOf } from "./contracts.js";

fc.configureGlobal({ seed: 31 });
beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

/** y = 2x row by row; notes how many rows each run had. */
function doubling(runs: number[], firstSize = -1): Model {
  return {
    inputs: [{ name: "x", dtype: "float32", shape: [firstSize, -1] }],
    outputs: [{ name: "y", dtype: "float32", shape: [firstSize, -1] }],
    run: ({ x }: Tensors) => {
      const { shape, data } = x as Tensor<"float32">;
      runs.push(shape[0] ?? 0);
      if (data.includes(13)) return Promise.reject(new Error("unlucky"));
      return new Promise((resolve) =>
        setTimeout(
          () =>
            resolve({
              y: tensor(
                "float32",
                shape,
                data.map((value) => 2 * value),
              ),
            }),
          5,
        ),
      );
    },
    dispose: () => Promise.resolve(void runs.push(-1)),
  };
}

const rows = (...values: readonly (readonly number[])[]): { readonly x: Tensor<"float32"> } => ({
  x: tensor("float32", [values.length, values[0]?.length ?? 0], Float32Array.from(values.flat())),
});
const doubled = (given: { readonly x: Tensor<"float32"> }): Record<string, Tensor> => ({
  y: tensor(
    "float32",
    given.x.shape,
    given.x.data.map((value) => 2 * value),
  ),
});

async function settle<T>(runs: readonly Promise<T>[]): Promise<readonly PromiseSettledResult<T>[]> {
  const all = Promise.allSettled(runs);
  await vi.runAllTimersAsync();
  return all;
}

describe("a batched model", () => {
  it("runs what came together as one, and gives everyone their own rows", async () => {
    const runs: number[] = [];
    const model = batchedModel("m", doubling(runs), { maxItems: 10, maxWaitMs: 2 });
    const given = [rows([1, 2]), rows([3, 4], [5, 6]), rows([7, 8])];
    const results = await settle(given.map((each) => model.run(each)));
    expect(results).toEqual(given.map((each) => ({ status: "fulfilled", value: doubled(each) })));
    expect(runs).toEqual([4]);
  });

  it("goes as soon as it is full, and what comes meanwhile is the next batch", async () => {
    const runs: number[] = [];
    const model = batchedModel("m", doubling(runs), { maxItems: 2, maxWaitMs: 1_000 });
    const first = [model.run(rows([1])), model.run(rows([2]))];
    await vi.advanceTimersByTimeAsync(1);
    expect(runs).toEqual([2]);
    const later = [3, 4, 5].map((value) => model.run(rows([value])));
    await settle([...first, ...later]);
    expect(runs).toEqual([2, 2, 1]);
  });

  it("lets nobody wait longer than it says", async () => {
    const runs: number[] = [];
    const model = batchedModel("m", doubling(runs), { maxItems: 100, maxWaitMs: 50 });
    const run = model.run(rows([1]));
    await vi.advanceTimersByTimeAsync(49);
    expect(runs).toEqual([]);
    await vi.advanceTimersByTimeAsync(1);
    expect(runs).toEqual([1]);
    await settle([run]);
  });

  it("joins only requests of one width, and lets one that is too large run alone", async () => {
    const runs: number[] = [];
    const model = batchedModel("m", doubling(runs), { maxItems: 2, maxWaitMs: 0 });
    const given = [rows([1]), rows([1, 2]), rows([3]), rows([1], [2], [3])];
    const results = await settle(given.map((each) => model.run(each)));
    expect(results).toEqual(given.map((each) => ({ status: "fulfilled", value: doubled(each) })));
    expect(runs).toEqual([2, 1, 3]);
  });

  it("fails those alone who were in the batch that failed", async () => {
    const runs: number[] = [];
    const model = batchedModel("m", doubling(runs), { maxItems: 2, maxWaitMs: 0 });
    const results = await settle([1, 13, 2].map((value) => model.run(rows([value]))));
    expect(results.map(({ status }) => status)).toEqual(["rejected", "rejected", "fulfilled"]);
  });

  it("equals one run each, whatever comes", async () => {
    const request = fc.record({
      rows: fc.integer({ min: 1, max: 4 }),
      width: fc.integer({ min: 1, max: 2 }),
    });
    await fc.assert(
      fc.asyncProperty(
        fc.array(request, { maxLength: 12 }),
        fc.integer({ min: 2, max: 6 }),
        async (list, maxItems) => {
          const model = batchedModel("m", doubling([]), { maxItems, maxWaitMs: 1 });
          const given = list.map((each, at) =>
            rows(
              ...Array.from({ length: each.rows }, (_, row) =>
                Array<number>(each.width).fill(at + row / 8 + 20),
              ),
            ),
          );
          const results = await settle(given.map((each) => model.run(each)));
          expect(results).toEqual(given.map((each) => ({ status: "fulfilled", value: doubled(each) })));
        },
      ),
      { numRuns: 40 },
    );
  });

  it("finishes what waits before it is disposed", async () => {
    const runs: number[] = [];
    const model = batchedModel("m", doubling(runs), { maxItems: 10, maxWaitMs: 1_000 });
    const run = model.run(rows([1]));
    await settle<unknown>([run, model.dispose()]);
    expect(await run).toEqual(doubled(rows([1])));
    expect(runs).toEqual([1, -1]);
  });

  it("refuses bad inputs before they wait, and models without a free first dimension", async () => {
    const model = batchedModel("m", doubling([]), { maxItems: 10, maxWaitMs: 1 });
    await expect(model.run({})).rejects.toMatchObject({ code: "SK2005" });
    const fixed = (): Model => batchedModel("m", doubling([], 1), { maxItems: 10, maxWaitMs: 1 });
    expect(codeOf(fixed)).toBe("SK2013");
    const none = { ...doubling([]), inputs: [] };
    expect(codeOf(() => batchedModel("m", none, { maxItems: 2, maxWaitMs: 0 }))).toBe("SK2013");
  });

  it("says so when the outputs are not one row for each of the inputs", async () => {
    const total: Model = {
      ...doubling([]),
      run: () => Promise.resolve({ y: tensor("float32", [1, 1], Float32Array.of(1)) }),
    };
    const model = batchedModel("m", total, { maxItems: 4, maxWaitMs: 0 });
    const results = await settle([model.run(rows([1])), model.run(rows([2]))]);
    for (const result of results) {
      expect(result).toMatchObject({ status: "rejected", reason: { code: "SK2013" } });
    }
  });
});
