import { fail } from "../../core/primitives/errors.js";
import type { ModelFiles } from "../infer/replacementModels.js";
import { inferErrors } from "../infer/inferErrors.js";

/** Splits `name=value` at the first sign. @throws SK3203 */
function pairOf(option: string, expected: string, text: string): readonly [name: string, value: string] {
  const at = text.indexOf("=");
  if (at < 1 || at === text.length - 1) throw fail(inferErrors.badPair, { option, expected, value: text });
  return [text.slice(0, at), text.slice(at + 1)];
}

/**
 * Settings of a profile from the command line: `key=value` pairs, or whole objects as JSON; later ones win. A value that is JSON is
 * read as such, anything else is a text.
 *
 * @throws SK3203
 * @example readSettingsOptions(["alpha=0.1", '{"mode":"fast"}']) // { alpha: 0.1, mode: "fast" }
 */
export function readSettingsOptions(texts: readonly string[]): Readonly<Record<string, unknown>> {
  const expected = "key=value or a JSON object";
  return Object.assign(
    {},
    ...texts.map((text) => {
      if (!text.trimStart().startsWith("{")) {
        const [key, value] = pairOf("--settings", expected, text);
        return { [key]: jsonOr(value, value) };
      }
      const object = jsonOr(text, undefined);
      if (object === undefined)
        throw fail(inferErrors.badPair, { option: "--settings", expected, value: text });
      return object;
    }),
  ) as Readonly<Record<string, unknown>>;
}

/**
 * Files by the name of the model they replace; or, given alone, one file for a subnet's only model.
 *
 * @throws SK3203
 */
export function readModels(texts: readonly string[]): ModelFiles {
  const [first, ...others] = texts;
  if (first !== undefined && others.length === 0 && !first.includes("=")) return first;
  return Object.fromEntries(texts.map((text) => pairOf("--model", "NAME=FILE where it is repeated", text)));
}

function jsonOr(text: string, otherwise: unknown): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return otherwise;
  }
}
