import { valueAt } from "../valueAt.js";
import { multiply } from "./galoisField.js";
import type { Combine } from "./combine.js";

/** Linear combinations over GF(2^8), byte by byte: what the fast one is compared with. */
export const combineReference: Combine = (rows, sources) =>
  rows.map((row) => {
    const output = new Uint8Array(sources[0]?.length ?? 0);
    sources.forEach((source, index) => {
      const factor = valueAt(row, index);
      source.forEach((value, at) => (output[at] = valueAt(output, at) ^ multiply(factor, value)));
    });
    return output;
  });
