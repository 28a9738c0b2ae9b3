import { describe, expect, it } from "vitest";
import type { ContractSpec } from "../../../../core/plugin/contract.js";
import type { Call, Miner, Round, ScoreInput } from "../../../../core/plugin/subnet.js";
import { callMemory, createCallMark, readCalls } from "../../../../runner/neuron/callMark.js";
import { markedMiner, markedValidator } from "../../../../runner/neuron/markedParts.js";

const memory = callMemory();
const mark = createCallMark(memory);
const open = (): string[] => readCalls(memory).open.map(({ uid, name }) => `${uid} ${name}`);
const call = {} as Call;
const round = {} as Round;
const input = {} as ScoreInput<ContractSpec>;

describe("marked parts", () => {
  it("say of a miner which call runs: of an answer, of a batch, and of each part of a stream", async () => {
    const seen: string[][] = [];
    const note = (): void => void seen.push(open());
    const miner: Miner<ContractSpec> = {
      solve: async function* () {
        note();
        yield 1;
        await new Promise((resolve) => setImmediate(resolve));
        note();
        yield 2;
      },
      solveBatch: async (requests) => {
        await new Promise((resolve) => setImmediate(resolve));
        note();
        return requests;
      },
    };
    const marked = markedMiner(miner, 4, mark);
    const parts: unknown[] = [];
    for await (const part of marked.solve({}, call) as AsyncIterable<unknown>) {
      parts.push(part);
      // It waits to be asked for more.
      expect(open()).toEqual([]);
    }
    expect(await marked.solveBatch?.([7], call)).toEqual([7]);
    expect(parts).toEqual([1, 2]);
    expect(seen).toEqual([["4 solve"], ["4 solve"], ["4 solveBatch"]]);
    expect(Object.keys(markedMiner({ solve: () => 1 }, 4, mark))).toEqual(["solve"]);
    expect(open()).toEqual([]);
  });

  it("say it of every method of a validator, keep its `this`, and have no other", async () => {
    class Complete {
      readonly seen: string[][] = [];
      note<Result>(result: Result): Result {
        this.seen.push(open());
        return result;
      }
      createTasks(): readonly [] {
        return this.note([]);
      }
      score(): readonly number[] {
        return this.note([]);
      }
      outcome(): number {
        return this.note(1);
      }
      organicTask(): undefined {
        return this.note(undefined);
      }
      weights(): ReadonlyMap<number, number> {
        return this.note(new Map());
      }
    }
    const validator = new Complete();
    const marked = markedValidator(validator, 1, mark);
    await marked.createTasks(round);
    await marked.score(input);
    await marked.outcome?.({ request: {}, secret: {} }, round);
    await marked.organicTask?.({}, round);
    marked.weights?.({ scores: [] });
    expect(validator.seen).toEqual([
      ["1 createTasks"],
      ["1 score"],
      ["1 outcome"],
      ["1 organicTask"],
      ["1 weights"],
    ]);
    const least = { createTasks: () => [], score: () => [] };
    expect(Object.keys(markedValidator(least, 1, mark)).sort()).toEqual(["createTasks", "score"]);
  });
});
