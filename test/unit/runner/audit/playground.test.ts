import { describe, expect, it } from "vitest";
import { answerLate } from "../../../../runner/audit/attacks/answerLate.js";
import type { Play, PlayResult } from "../../../../runner/audit/playAttack.js";
import { playAll } from "../../../../runner/audit/playground.js";
import { squares } from "./squares.js";

const subnet = squares(false);
const plays = ["1", "2", "3", "4", "5"].map((seed): Play => ({
  subnet,
  attack: answerLate,
  seed,
  epochs: 1,
  profile: "exact",
}));
const resultOf = ({ seed }: Play): PlayResult => ({ kind: "compared", gain: Number(seed), compute: 0 });

/** Plays that end when the test says so. */
function byHand(): {
  readonly playing: Map<string, { readonly end: () => void; readonly fail: (error: Error) => void }>;
  readonly play: (play: Play) => Promise<PlayResult>;
} {
  const playing = new Map<string, { readonly end: () => void; readonly fail: (error: Error) => void }>();
  return {
    playing,
    play: (play) =>
      new Promise((resolve, reject) => {
        const leave = (): void => void playing.delete(play.seed);
        playing.set(play.seed, {
          end: () => {
            leave();
            resolve(resultOf(play));
          },
          fail: (error) => {
            leave();
            reject(error);
          },
        });
      }),
  };
}

const rest = (): Promise<void> => new Promise((resolve) => void setImmediate(resolve));

describe("playAll", () => {
  it("plays as many at the same time as the playground allows, and keeps the order", async () => {
    const { playing, play } = byHand();
    const counts: number[] = [];
    const all = playAll({ atOnce: 2, play }, plays, (played) => void counts.push(played));
    await rest();
    expect([...playing.keys()]).toEqual(["1", "2"]);
    playing.get("2")?.end();
    await rest();
    expect([...playing.keys()]).toEqual(["1", "3"]);
    for (const seed of ["3", "4", "5", "1"]) {
      playing.get(seed)?.end();
      await rest();
    }
    expect(await all).toEqual(plays.map(resultOf));
    expect(counts).toEqual([1, 2, 3, 4, 5]);
  });

  it("begins nothing more once a play has failed", async () => {
    const { playing, play } = byHand();
    const all = playAll({ atOnce: 2, play }, plays);
    const failure = expect(all).rejects.toThrow("lost");
    await rest();
    playing.get("1")?.fail(new Error("lost"));
    playing.get("2")?.end();
    await failure;
    await rest();
    expect([...playing.keys()]).toEqual([]);
  });
});
