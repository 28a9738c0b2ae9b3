import { describe, expect, it } from "vitest";
import { q32 } from "../../../../core/primitives/fixed/q32.js";
import {
  dotRow,
  normalizeColumns,
  scaleColumnsToMaximum,
  sumRow,
  zipRows,
} from "../../../../core/yuma/matrix.js";

describe("zipRows", () => {
  it("goes over the columns of both by ascending column, below n only", () => {
    expect(
      zipRows(
        [
          [10, 1n],
          [2, 2n],
        ],
        [
          [9, 3n],
          [2, 4n],
          [12, 5n],
        ],
        12,
      ),
    ).toEqual([
      [2, 2n, 4n],
      [9, 0n, 3n],
      [10, 1n, 0n],
    ]);
  });
});

describe("columns", () => {
  const matrix = [
    [
      [1, 1n],
      [0, 6n],
    ],
    [
      [1, 3n],
      [5, 7n],
    ],
    [[0, 0n]],
  ] as const;

  it("become shares; empty and foreign columns stay", () => {
    expect(normalizeColumns(matrix, 2)).toEqual([
      [
        [1, q32.one / 4n],
        [0, q32.one],
      ],
      [
        [1, (q32.one * 3n) / 4n],
        [5, 7n],
      ],
      [[0, 0n]],
    ]);
  });

  it("become fractions of the largest", () => {
    expect(scaleColumnsToMaximum(matrix, 2)[1]).toEqual([
      [1, q32.one],
      [5, 7n],
    ]);
    expect(scaleColumnsToMaximum([[[0, 0n]]], 1)).toEqual([[[0, 0n]]]);
  });
});

describe("sumRow", () => {
  it("adds the values, not the columns", () => {
    expect(
      sumRow([
        [9, 1n],
        [8, 2n],
      ]),
    ).toBe(3n);
    expect(sumRow([])).toBe(0n);
  });
});

describe("dotRow", () => {
  it("multiplies by column and clamps", () => {
    const row = [
      [2, q32.one / 2n],
      [0, q32.one],
      [7, q32.one],
    ] as const;
    expect(dotRow(row, [5n, 100n, 8n])).toBe(9n);
    expect(dotRow(row, [q32.max, 0n, q32.max])).toBe(q32.max);
  });
});
