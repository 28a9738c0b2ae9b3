import { fail } from "../../primitives/errors.js";
import { yumaErrors } from "../yumaErrors.js";
import { isBlock } from "./fillInputs.js";
import type { FlatInputs, FlatMatrix } from "./types.js";

/**
 * Refuses what typed arrays can hold all the same: blocks that are no whole numbers, and rows that end before they begin.
 *
 * @throws SK0802
 */
export function checkFlatInputs(inputs: FlatInputs): void {
  checkBlocks("blockAtRegistration", inputs.blockAtRegistration);
  checkBlocks("lastUpdate", inputs.lastUpdate);
  checkBlocks("earliestOpenCommit", inputs.earliestOpenCommit, Number.POSITIVE_INFINITY);
  checkStarts("weights", inputs.weights);
  checkStarts("bonds", inputs.bonds);
}

function checkBlocks(name: string, blocks: Float64Array, none?: number): void {
  let uid = 0;
  for (const block of blocks) {
    if (!isBlock(block) && block !== none) {
      throw fail(yumaErrors.outOfRange, {
        name: `${name}[${uid}]`,
        value: block,
        smallest: 0,
        largest: Number.MAX_SAFE_INTEGER,
      });
    }
    uid += 1;
  }
}

function checkStarts(name: string, { starts, columns }: FlatMatrix): void {
  let previous = 0;
  let i = 0;
  for (const start of starts) {
    if (start < previous || start > columns.length) {
      throw fail(yumaErrors.outOfRange, {
        name: `${name}.starts[${i}]`,
        value: start,
        smallest: previous,
        largest: columns.length,
      });
    }
    previous = start;
    i += 1;
  }
}
