import { mapNumbers } from "../../../core/plugin/mapNumbers.js";

/** Numbers of messages, tensors included, as one range. */
export interface NumberRange {
  readonly low: number;
  readonly high: number;
  readonly mean: number;
  readonly areIntegers: boolean;
}

/** The numbers of one message; undefined when it has none. */
export function rangeOf(message: unknown): NumberRange | undefined {
  let low = Infinity;
  let high = -Infinity;
  let sum = 0;
  let count = 0;
  let areIntegers = true;
  mapNumbers(message, (number) => {
    low = Math.min(low, number);
    high = Math.max(high, number);
    sum += number;
    count += 1;
    areIntegers &&= Number.isInteger(number);
    return number;
  });
  return count === 0 ? undefined : { low, high, mean: sum / count, areIntegers };
}
