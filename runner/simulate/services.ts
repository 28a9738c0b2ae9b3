import type { Scope } from "../../core/plugin/scope.js";
import { provide } from "../../core/plugin/scope.js";
import type { Token } from "../../core/plugin/token.js";
import { fail } from "../../core/primitives/errors.js";
import { simulateErrors } from "./simulateErrors.js";

/** A service in the place of a network's own. */
export interface ServiceBinding {
  readonly token: Token<object>;
  readonly service: object;
}

/**
 * Binds a token to a service, checked against the token's type.
 *
 * @example createSimulation({ seed: 1, subnets, services: [bind(MODEL_RUNTIME, double)] })
 */
export function bind<T extends object>(token: Token<T>, service: NoInfer<T>): ServiceBinding {
  // The list holds services of all types; each pair was checked here.
  return { token: token as unknown as Token<object>, service };
}

/** The services of one network, each of which can be replaced while it runs. */
export interface Services {
  /** Puts another service behind a token, for those too who took the old one. @returns a function that puts the old one back */
  replace<T extends object>(token: Token<T>, service: NoInfer<T>): () => void;
  /** Whether the network's own service stands behind a token now. */
  isOwn(token: Pick<Token<object>, "key">): boolean;
}

/**
 * Binds services in a scope so that each can be replaced later: what is bound forwards to whatever stands behind the token now.
 *
 * @throws SK2908 for a token that is there twice
 */
export function provideServices(
  scope: Scope,
  own: readonly ServiceBinding[],
  given: readonly ServiceBinding[],
): Services {
  const current = new Map<symbol, object>();
  for (const { token, service } of given) {
    if (current.has(token.key)) throw fail(simulateErrors.boundTwice, { token: token.name });
    current.set(token.key, service);
  }
  const tokens = new Map([...own, ...given].map(({ token }) => [token.key, token]));
  for (const { token, service } of own) if (!current.has(token.key)) current.set(token.key, service);
  for (const token of tokens.values()) {
    provide(scope, token, () => forwarding(() => current.get(token.key) ?? {}));
  }
  return {
    replace: (token, service) => {
      const former = current.get(token.key);
      if (former === undefined)
        throw fail(simulateErrors.unknownService, { token: token.name, known: known(tokens) });
      current.set(token.key, service);
      return () => void current.set(token.key, former);
    },
    isOwn: ({ key }) => own.some(({ token, service }) => token.key === key && current.get(key) === service),
  };
}

function known(tokens: ReadonlyMap<symbol, Token<object>>): string {
  return [...tokens.values()].map(({ name }) => name).join(", ");
}

function forwarding(target: () => object): object {
  return new Proxy(
    {},
    {
      get: (_, name) => {
        const service = target();
        const value: unknown = Reflect.get(service, name);
        return typeof value === "function" ? (value.bind(service) as unknown) : value;
      },
      has: (_, name) => Reflect.has(target(), name),
    },
  );
}
