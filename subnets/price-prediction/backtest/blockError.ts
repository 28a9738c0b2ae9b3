import { mean } from "../mean.js";

/**
 * The standard error of a mean of values that depend on their neighbours: from the scatter of means of whole blocks, which for blocks
 * longer than the dependence are nearly independent. A rest shorter than a block is left out.
 */
export function blockError(values: readonly number[], blockLength: number): number {
  const blocks = Array.from({ length: Math.floor(values.length / blockLength) }, (_, block) =>
    mean(values.slice(block * blockLength, (block + 1) * blockLength)),
  );
  const centre = mean(blocks);
  const scatter = blocks.reduce((sum, block) => sum + (block - centre) ** 2, 0);
  return Math.sqrt(scatter / (blocks.length - 1) / blocks.length);
}
