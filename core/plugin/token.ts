/** Names a service and, for the compiler, its type. */
export interface Token<T> {
  readonly name: string;
  /** What containers and `@inject` know it by. */
  readonly key: symbol;
  /** For the compiler only. */
  readonly type?: (value: T) => T;
}

/**
 * Makes a token. The name is the identity, across copies of this package too: begin it with the plugin's id.
 *
 * @example export const INDEX: Token<VectorIndex> = token("acme-search.index");
 */
export function token<T>(name: string): Token<T> {
  return { name, key: Symbol.for(`subnetkit.token.${name}`) };
}
