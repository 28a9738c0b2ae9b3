import type { Token } from "../../core/plugin/token.js";
import { fail } from "../../core/primitives/errors.js";
import { kitErrors } from "./kitErrors.js";

/**
 * A double that can do nothing: whatever is asked of it throws SK2930, which names the token and what was asked.
 *
 * @example devnet.with(MODEL_RUNTIME, failing(MODEL_RUNTIME));
 */
export function failing<T extends object>(token: Token<T>): T {
  const double = new Proxy(
    {},
    {
      get: (_, asked) => {
        // What inspects and awaits values asks for these; a service has none of them.
        if (typeof asked === "symbol" || asked === "then" || asked === "toJSON") return undefined;
        return () => {
          throw fail(kitErrors.failingService, { token: token.name, asked });
        };
      },
    },
  );
  return double as T; // It has every method there is, as far as anyone can see.
}
