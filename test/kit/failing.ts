import type { Token } from "../../core/plugin/token.js";
import { fail } from "../../core/primitives/errors.js";
import { kitErrors } from "./kitErrors.js";
import { shortValue } from "./shortValue.js";

/**
 * What the services here declare as plain values. A double can't see types: as everything else is, these would be taken for methods, and
 * what came back be printed, compared or encoded by whoever wants a text.
 */
const VALUES: readonly string[] = ["id", "version", "name"];

/**
 * A double that can do nothing: whatever is asked of it throws SK2930, which names the token and what was asked, a method with its
 * arguments in short.
 *
 * @param but what it knows all the same, such as the id and version of a consensus, which the genesis asks for
 * @example devnet.with(MODEL_RUNTIME, failing(MODEL_RUNTIME));
 * @example bind(CONSENSUS, failing(CONSENSUS, { id: "yuma", version: "1" }));
 */
export function failing<T extends object>(token: Token<T>, but: NoInfer<Partial<T>> = {}): T {
  const refuse = (asked: string): never => {
    throw fail(kitErrors.failingService, { token: token.name, asked });
  };
  const double = new Proxy(but, {
    get: (known, asked) => {
      if (Object.hasOwn(known, asked)) return Reflect.get(known, asked) as unknown;
      // What inspects and awaits values asks for these; a service has none of them.
      if (typeof asked === "symbol" || asked === "then" || asked === "toJSON") return undefined;
      if (VALUES.includes(asked)) return refuse(asked);
      return (...given: readonly unknown[]) => refuse(`${asked}(${given.map(shortValue).join(", ")})`);
    },
  });
  return double as T; // It has every method there is, as far as anyone can see.
}
