/** JSON with amounts as decimal strings. */
export function jsonText(value: unknown, indent = 0): string {
  return JSON.stringify(
    value,
    (_, entry: unknown) => (typeof entry === "bigint" ? entry.toString() : entry),
    indent,
  );
}
