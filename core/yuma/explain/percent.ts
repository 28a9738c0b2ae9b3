/** "31.20 %": two decimals, or as many as it takes to show that a share isn't 0. */
export function percent(value: number): string {
  const hundredths = Math.abs(value) * 10_000;
  if (value !== 0 && hundredths < 1) return `${(value * 100).toPrecision(1)} %`;
  return `${(value * 100).toFixed(2)} %`;
}
