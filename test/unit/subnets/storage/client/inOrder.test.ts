import { describe, expect, it } from "vitest";
import { inOrder } from "../../../../../subnets/storage/client/inOrder.js";

/** Work whose ends are called by hand. */
function works(): {
  readonly begun: number[];
  readonly work: (item: number) => Promise<number>;
  readonly end: (item: number, error?: Error) => void;
} {
  const begun: number[] = [];
  const ends = new Map<number, (error?: Error) => void>();
  return {
    begun,
    work: (item) => {
      begun.push(item);
      return new Promise((resolve, reject) =>
        ends.set(item, (error) => (error ? reject(error) : resolve(item * 10))),
      );
    },
    end: (item, error) => ends.get(item)?.(error),
  };
}

const turn = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

describe("work in order", () => {
  it("gives results in the order of the items, whichever is done first", async () => {
    const results: number[] = [];
    for await (const result of inOrder([3, 1, 2], 3, async (item) => {
      for (let turns = 0; turns < item; turns += 1) await turn();
      return item;
    }))
      results.push(result);
    expect(results).toEqual([3, 1, 2]);
  });

  it("has so many under way, and goes on behind a slow one up to twice that", async () => {
    const { begun, work, end } = works();
    const results = inOrder([0, 1, 2, 3, 4, 5, 6], 2, work);
    const first = results.next();
    await turn();
    expect(begun).toEqual([0, 1]);
    end(1);
    await turn();
    expect(begun).toEqual([0, 1, 2]);
    end(2);
    await turn();
    expect(begun).toEqual([0, 1, 2, 3]);
    end(3);
    await turn();
    expect(begun).toEqual([0, 1, 2, 3]);
    end(0);
    expect((await first).value).toBe(0);
    expect((await results.next()).value).toBe(10);
    for (const item of [4, 5, 6]) end(item);
    await results.return(undefined);
  });

  it("ends with the first failure, once what is under way has come to its end", async () => {
    const { begun, work, end } = works();
    const results = inOrder([0, 1, 2], 2, work);
    let isOver = false;
    const failed = results.next().then(
      () => "a result",
      (error: unknown) => {
        isOver = true;
        return (error as Error).message;
      },
    );
    await turn();
    end(0, new Error("fault"));
    await turn();
    expect(begun).toEqual([0, 1, 2]);
    end(1);
    await turn();
    expect(isOver).toBe(false);
    end(2);
    expect(await failed).toBe("fault");
    expect((await results.next()).done).toBe(true);
  });
});
