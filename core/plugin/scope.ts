import "reflect-metadata";
import { container as unusedRoot, type DependencyContainer } from "tsyringe";
import { fail, isSubnetkitError } from "../primitives/errors.js";
import { reasonOf } from "./reasonOf.js";
import { scopeErrors } from "./scopeErrors.js";
import type { Token } from "./token.js";

/** A lifetime: services made in it, and what to release at its end. Children see their parents' services, never a sibling's. */
export interface Scope {
  /** For errors: "the devnet", "the plugin metrics". */
  readonly name: string;
  /** For classes with `@inject(TOKEN.key)`, in the composition root only. */
  readonly container: DependencyContainer;
  /** Has `release` called when the scope ends: last registered, first released. */
  onDispose(release: () => void | Promise<void>): void;
  /**
   * Ends the children, latest first, then releases everything in reverse order, each awaited. Disposing again gives the same promise.
   *
   * @throws SK1355 after everything was tried, when something could not be released
   */
  dispose(): Promise<void>;
}

interface Lifetime {
  readonly children: Set<Scope>;
  readonly releases: (() => void | Promise<void>)[];
  ended: boolean;
}

const lifetimes = new WeakMap<Scope, Lifetime>();

function lifetimeOf(scope: Scope): Lifetime {
  const lifetime = lifetimes.get(scope);
  if (!lifetime || lifetime.ended) throw fail(scopeErrors.disposed, { scope: scope.name });
  return lifetime;
}

async function release(scope: Scope, lifetime: Lifetime): Promise<void> {
  const causes: unknown[] = [];
  const attempt = async (action: () => void | Promise<void>): Promise<void> => {
    try {
      await action();
    } catch (cause) {
      causes.push(cause);
    }
  };
  for (const child of [...lifetime.children].reverse()) await attempt(() => child.dispose());
  for (const action of lifetime.releases.splice(0).reverse()) await attempt(action);
  scope.container.reset();
  await scope.container.dispose();
  if (causes.length > 0) {
    const reason = causes.map(reasonOf).join("; ");
    throw fail(scopeErrors.releaseFailed, { scope: scope.name, reason }, new AggregateError(causes));
  }
}

/**
 * Opens a scope: one per network, per subnet, per plugin. Each has a tsyringe container of its own. The root of them all, which
 * tsyringe makes by itself, stays empty: many networks live in one process.
 *
 * @throws SK1354 when the parent has ended
 * @example
 * const devnet = createScope("the devnet");
 * provide(devnet, CLOCK, () => systemClock());
 * await devnet.dispose();
 */
export function createScope(name: string, parent?: Scope): Scope {
  const outer = parent && lifetimeOf(parent);
  const lifetime: Lifetime = { children: new Set(), releases: [], ended: false };
  let disposal: Promise<void> | undefined;
  const scope: Scope = {
    name,
    container: (parent?.container ?? unusedRoot).createChildContainer(),
    onDispose(action) {
      lifetimeOf(scope).releases.push(action);
    },
    dispose() {
      lifetime.ended = true;
      return (disposal ??= release(scope, lifetime).finally(() => outer?.children.delete(scope)));
    },
  };
  lifetimes.set(scope, lifetime);
  outer?.children.add(scope);
  return scope;
}

/**
 * Binds a token in a scope. The service is made at its first use, once, in this scope, whichever child asks: what it needs itself it finds
 * here or above. When it has been made, `dispose` of the scope releases it before what it was made from.
 *
 * @throws SK1351 when this very scope has the token; a child may bind its own
 */
export function provide<T>(
  scope: Scope,
  token: Token<T>,
  factory: (scope: Scope) => T,
  releaseService?: (service: T) => void | Promise<void>,
): void {
  lifetimeOf(scope);
  if (scope.container.isRegistered(token.key)) {
    throw fail(scopeErrors.alreadyProvided, { scope: scope.name, token: token.name });
  }
  let made: { readonly service: T } | "being made" | undefined;
  const useFactory = (): T => {
    if (made === "being made") throw fail(scopeErrors.cycle, { asker: scope.name, token: token.name });
    if (made) return made.service;
    made = "being made";
    try {
      const service = factory(scope);
      made = { service };
      if (releaseService) scope.onDispose(() => releaseService(service));
      return service;
    } catch (cause) {
      made = undefined;
      if (isSubnetkitError(cause)) throw cause;
      throw fail(
        scopeErrors.factoryFailed,
        { token: token.name, scope: scope.name, reason: reasonOf(cause) },
        cause,
      );
    }
  };
  scope.container.register(token.key, { useFactory });
}

/**
 * The service behind a token, from this scope or one above.
 *
 * @throws SK1350, naming the token and who asked · SK1352 for a circle · SK1353 when it can't be made · SK1354 after the end
 */
export function use<T>(scope: Scope, token: Token<T>): T {
  lifetimeOf(scope);
  if (!scope.container.isRegistered(token.key, true)) {
    throw fail(scopeErrors.notProvided, { asker: scope.name, token: token.name });
  }
  return scope.container.resolve<T>(token.key);
}
