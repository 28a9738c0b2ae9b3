const U16_ONE = 65_535n;

/**
 * The emission of each of `count` mechanisms, in rao. A split that is too long is cut, one too short counts as 0 for
 * the rest. What truncation and the split leave over goes to the first.
 *
 * @param split u16 fractions by mechanism, or null for equal parts
 */
export function splitEmission(raoEmission: bigint, count: number, split: readonly number[] | null): bigint[] {
  const parts = Array.from({ length: count }, (_, k) =>
    split === null ? raoEmission / BigInt(count) : (raoEmission * BigInt(split[k] ?? 0)) / U16_ONE,
  );
  const rest = raoEmission - parts.reduce((sum, part) => sum + part, 0n);
  return parts.map((part, k) => (k === 0 && rest > 0n ? part + rest : part));
}
