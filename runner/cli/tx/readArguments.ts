import type { CallName } from "../../../core/chain/callSchemas.js";
import { flagOf, type Argument, type ArgumentContext } from "./argument.js";
import { txTable } from "./txTable.js";

/**
 * The arguments of a call from the options of its command.
 *
 * @throws SK2101 for a value that is no such argument
 */
export async function readArguments(
  name: CallName,
  options: Readonly<Record<string, unknown>>,
  context: ArgumentContext,
): Promise<Readonly<Record<string, unknown>>> {
  const entry: { readonly args: Readonly<Record<string, Argument<unknown>>> } = txTable[name];
  const fields = Object.entries(entry.args);
  const values = await Promise.all(
    fields.map(async ([field, argument]) => {
      const text = options[field];
      // Commander has made sure that an option without a fallback is there.
      const value =
        typeof text === "string"
          ? await argument.read(text, flagOf(field), context)
          : argument.fallback?.value;
      return [field, value] as const;
    }),
  );
  return Object.fromEntries(values);
}
