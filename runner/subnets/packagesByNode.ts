import { isBuiltin } from "node:module";
import { isTypeScript } from "./isTypeScript.js";

/** Imports a module for the file that asks. */
export type Import = (specifier: string) => Promise<unknown>;

/** The URL of what a package's name stands for, seen from a file; undefined when there is none. */
export type Resolve = (specifier: string, importer: string) => string | undefined;

const asCompiled = new WeakMap<object, object>();

/**
 * Has Node itself import packages for compiled files, so that they get what Node, compiler and test runner give them. The compiler's own
 * import gives a CommonJS package's exports in place of its namespace as soon as somebody else has loaded it, and then there is no default.
 * Files, and packages written in TypeScript, are left to the compiler.
 *
 * @param isOwn names that the compiler has modules of its own for
 */
export function packagesByNode(
  importModule: Import,
  importer: string,
  resolve: Resolve,
  isOwn: (specifier: string) => boolean,
): Import {
  const urlOf = (specifier: string): string | undefined => {
    if (/^[./]|^[A-Za-z]:|^file:/.test(specifier) || isOwn(specifier)) return undefined;
    const url = resolve(specifier, importer);
    return url === undefined || isTypeScript(url) || url.endsWith(".json") ? undefined : url;
  };
  return async (specifier) => {
    const url = isBuiltin(specifier) ? specifier : urlOf(specifier);
    return url === undefined ? importModule(specifier) : compiledForm((await import(url)) as object);
  };
}

/** A namespace as compiled files take it: they have to be told that it is one. Its exports may change as long as it lives. */
function compiledForm(namespace: object): object {
  const known = asCompiled.get(namespace);
  if (known) return known;
  const form = Object.defineProperty({}, "__esModule", { value: true });
  for (const name of Object.keys(namespace)) {
    if (name === "__esModule") continue;
    Object.defineProperty(form, name, {
      enumerable: true,
      get: () => (namespace as Readonly<Record<string, unknown>>)[name],
    });
  }
  asCompiled.set(namespace, form);
  return form;
}
