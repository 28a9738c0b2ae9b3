import { describe, expect, it } from "vitest";
import { callMemory, createCallMark, readCalls, type CallMark } from "../../../../runner/neuron/callMark.js";

function marked(): { readonly mark: CallMark; readonly open: () => string[] } {
  const memory = callMemory();
  return {
    mark: createCallMark(memory),
    open: () => readCalls(memory).open.map(({ uid, name }) => `${uid} ${name}`),
  };
}

describe("a mark of calls", () => {
  it("names the one that computes, also inside another, and none once they have ended or thrown", () => {
    const { mark, open } = marked();
    expect(open()).toEqual([]);
    const seen = mark.during({ uid: 65_535, name: "score" }, () => [
      ...open(),
      ...mark.during({ uid: 0, name: "weights" }, open),
      ...open(),
    ]);
    expect(seen).toEqual(["65535 score", "0 weights", "65535 score"]);
    const fails = (): never => {
      throw new Error("no");
    };
    expect(() => mark.during({ uid: 3, name: "solve" }, fails)).toThrow("no");
    expect(open()).toEqual([]);
  });

  it("names those that wait, the latest first and each neuron's once, until they have settled", async () => {
    const { mark, open } = marked();
    const ends: (() => void)[] = [];
    const wait = (uid: number): Promise<number> =>
      mark.during(
        { uid, name: "solve" },
        () => new Promise<number>((resolve) => ends.push(() => resolve(uid))),
      );
    const calls = [wait(1), wait(2), wait(1)];
    expect(open()).toEqual(["1 solve", "2 solve"]);
    expect(mark.during({ uid: 9, name: "createTasks" }, open)).toEqual(["9 createTasks"]);
    for (const end of ends) end();
    expect(await Promise.all(calls)).toEqual([1, 2, 1]);
    expect(open()).toEqual([]);
    await expect(
      mark.during({ uid: 4, name: "score" }, () => Promise.reject(new Error("no"))),
    ).rejects.toThrow("no");
    expect(open()).toEqual([]);
  });

  it("knows the latest of more than it has room for, also when those before end later", async () => {
    const { mark, open } = marked();
    const ends: (() => void)[] = [];
    const calls = Array.from({ length: 600 }, (_, uid) =>
      mark.during({ uid, name: "solve" }, () => new Promise<void>((resolve) => ends.push(resolve))),
    );
    expect([open().at(0), open().length, open().at(-1)]).toEqual(["599 solve", 512, "88 solve"]);
    for (const end of ends.slice(0, 599)) end();
    await Promise.all(calls.slice(0, 599));
    expect(open()).toEqual(["599 solve"]);
    ends.at(-1)?.();
    await calls.at(-1);
    expect(
      Array.from({ length: 512 }, (_, uid) => mark.during({ uid, name: "score" }, () => open()[0])).length,
    ).toBe(512);
    expect(open()).toEqual([]);
  });

  it("beats", () => {
    const memory = callMemory();
    createCallMark(memory).beat();
    expect(readCalls(memory).beat).toBe(1);
  });
});
