import { tensor, type Tensor } from "subnetkit/plugin";

/** Stacks one row of equal length for each origin into a float32 tensor. */
export function packWindows(rows: readonly Float64Array[]): Tensor<"float32"> {
  const width = rows[0]?.length ?? 0;
  const data = new Float32Array(rows.length * width);
  for (const [index, row] of rows.entries()) data.set(row, index * width);
  return tensor("float32", [rows.length, width], data);
}
