import { fail } from "../../core/primitives/errors.js";
import { cliErrors } from "./cliErrors.js";

/** Reads a whole number from `min` to `max`; throws SK2101 otherwise. For commander's option parsers. */
export function wholeNumber(option: string, min: number, max: number): (value: string) => number {
  return (value) => {
    const number = Number(value);
    if (!/^[0-9]+$/.test(value) || number < min || number > max) {
      throw fail(cliErrors.badOption, { option, expected: `a whole number from ${min} to ${max}`, value });
    }
    return number;
  };
}
