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

/** Reads an extrinsic's id, with or without 0x before it; throws SK2107 for anything else. For commander's argument parsers. */
export function extrinsicId(value: string): string {
  const [, digits] = /^(?:0x)?([0-9a-f]{64})$/.exec(value.toLowerCase()) ?? [];
  if (digits === undefined) throw fail(cliErrors.badExtrinsicId, { value });
  return digits;
}
