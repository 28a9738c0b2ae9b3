const SIZE = 4;
const SWEEPS = 30;

/**
 * The eigenvector of the largest eigenvalue of a symmetric 4 × 4 matrix (row-major, overwritten), by Jacobi's rotations: exact to
 * rounding also where eigenvalues coincide, as for points on a line. Of length 1; of several, the first one.
 */
export function largestEigenvector(matrix: number[]): readonly [number, number, number, number] {
  const vectors = [1, 0, 0, 0, 0, 1, 0, 0, 0, 0, 1, 0, 0, 0, 0, 1];
  const get = (table: readonly number[], row: number, column: number): number =>
    table[SIZE * row + column] ?? 0;
  const rotate = (table: number[], at: number, other: number, cos: number, sin: number): void => {
    const [a, b] = [table[at] ?? 0, table[other] ?? 0];
    table[at] = cos * a - sin * b;
    table[other] = sin * a + cos * b;
  };
  for (let sweep = 0; sweep < SWEEPS; sweep += 1) {
    let rotated = false;
    for (let p = 0; p < SIZE - 1; p += 1) {
      for (let q = p + 1; q < SIZE; q += 1) {
        const off = get(matrix, p, q);
        const [diagonalP, diagonalQ] = [get(matrix, p, p), get(matrix, q, q)];
        if (Math.abs(off) <= Number.EPSILON * 0.5 * Math.sqrt(Math.abs(diagonalP * diagonalQ))) continue;
        rotated = true;
        const theta = (diagonalQ - diagonalP) / (2 * off);
        const tan = (theta < 0 ? -1 : 1) / (Math.abs(theta) + Math.sqrt(theta * theta + 1));
        const cos = 1 / Math.sqrt(tan * tan + 1);
        const sin = tan * cos;
        for (let k = 0; k < SIZE; k += 1) rotate(matrix, SIZE * k + p, SIZE * k + q, cos, sin);
        for (let k = 0; k < SIZE; k += 1) rotate(matrix, SIZE * p + k, SIZE * q + k, cos, sin);
        for (let k = 0; k < SIZE; k += 1) rotate(vectors, SIZE * k + p, SIZE * k + q, cos, sin);
        matrix[SIZE * p + q] = 0;
        matrix[SIZE * q + p] = 0;
      }
    }
    if (!rotated) break;
  }
  let best = 0;
  for (let k = 1; k < SIZE; k += 1) if (get(matrix, k, k) > get(matrix, best, best)) best = k;
  return [get(vectors, 0, best), get(vectors, 1, best), get(vectors, 2, best), get(vectors, 3, best)];
}
