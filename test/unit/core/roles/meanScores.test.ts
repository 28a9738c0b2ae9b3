import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { ScoreHistory } from "../../../../core/plugin/subnet.js";
import { createMeans, meanScores } from "../../../../core/roles/meanScores.js";

type Scores = ScoreHistory["scores"][number];

const record = fc
  .array(fc.tuple(fc.nat(5), fc.double({ min: 0, max: 1, noNaN: true })), { maxLength: 4 })
  .map((scores): Scores => ({ height: 1, byUid: new Map(scores) }));

describe("mean scores", () => {
  it("are means over the records in which a UID has a score", () => {
    const scores = [
      { height: 1, byUid: new Map([[1, 1]]) },
      {
        height: 2,
        byUid: new Map([
          [1, 0],
          [2, 0.5],
        ]),
      },
    ];
    expect([...meanScores({ scores })]).toEqual([
      [1, 0.5],
      [2, 0.5],
    ]);
    expect(meanScores({ scores: [] }).size).toBe(0);
  });

  it("are the same, bit for bit, whether a history grew, was cut, or had a record replaced", () => {
    const change = fc.record({ from: fc.nat(3), to: fc.nat(6), put: fc.array(record, { maxLength: 2 }) });
    fc.assert(
      fc.property(
        fc.array(record, { maxLength: 6 }),
        fc.array(change, { maxLength: 4 }),
        (first, changes) => {
          const means = createMeans();
          let scores = first;
          expect([...means({ scores })]).toEqual([...meanScores({ scores })]);
          for (const { from, to, put } of changes) {
            scores = [...scores.slice(from, to), ...put, ...scores.slice(to)];
            expect([...means({ scores })]).toEqual([...meanScores({ scores })]);
          }
        },
      ),
    );
  });
});
