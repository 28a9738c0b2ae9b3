/**
 * Whether a number is a multiple of a step as exactly as both can be written: 0.07 is one of 0.01, though their quotient is
 * 7.000000000000001. Whole steps are compared exactly.
 */
export function isMultiple(value: number, step: number): boolean {
  if (value % step === 0) return true;
  if (Number.isInteger(step)) return false;
  // The value, the step and their product are rounded to the nearest double each: one and a half epsilons together.
  return Math.abs(value - Math.round(value / step) * step) <= 2 * Number.EPSILON * Math.abs(value);
}
