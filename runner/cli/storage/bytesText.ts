const UNITS = ["B", "kB", "MB", "GB", "TB"];

/**
 * An amount of bytes for people, in powers of 1,000.
 *
 * @example bytesText(1_500_000) // "1.5 MB"
 */
export function bytesText(bytes: number): string {
  let [value, unit] = [bytes, 0];
  while (value >= 999.5 && unit < UNITS.length - 1) {
    value /= 1_000;
    unit += 1;
  }
  return `${unit === 0 || value >= 99.95 ? Math.round(value) : value.toFixed(1)} ${UNITS[unit]}`;
}
