import { fileURLToPath, pathToFileURL } from "node:url";
import { compiledFolder } from "./compiledFolder.js";
import { importsInTurn } from "./importsInTurn.js";
import { isTypeScript } from "./isTypeScript.js";
import { packagesByNode, type Import, type Resolve } from "./packagesByNode.js";

/** Where compiled modules find what stands before their own imports; they are evaluated in this process. */
const IMPORTS = Symbol.for("subnetkit.importsInTurn");
/** Stands on a module's first line, so that its lines stay the author's. */
const PRELUDE = `jitiImport=globalThis[Symbol.for("subnetkit.importsInTurn")](jitiImport,__filename);`;

/**
 * Imports a plugin's module. TypeScript is compiled on the way, file by file as they are imported, without a check of types; it
 * gets this very package, so that both speak of the same tokens and errors. Everything else is left to Node.
 *
 * @example const subnet = await loadSubnet(resolveSubnet("./my-subnet"), importPlugin);
 */
export async function importPlugin(url: string): Promise<unknown> {
  if (!url.startsWith("file:") || !isTypeScript(url)) return import(url);
  const { createJiti } = await import("jiti");
  const compiler = createJiti(url);
  const resolve: Resolve = (specifier, importer) =>
    compiler.esmResolve(specifier, { parentURL: pathToFileURL(importer), try: true });
  const imports = (importModule: Import, importer: string): Import =>
    importsInTurn(packagesByNode(importModule, importer, resolve, isOwn), importer);
  Object.defineProperty(globalThis, IMPORTS, { value: imports, configurable: true });
  const jiti = createJiti(url, {
    interopDefault: false,
    // A folder of its own: what is compiled here carries the prelude.
    fsCache: compiledFolder(),
    // What is kept gets a comment at its end, which must not stand on the line that names the source map: debuggers would not find it.
    transform: (options) => ({ code: `${PRELUDE}${compiler.transform(options)}\n` }),
    // For debuggers; a stack trace shows the author's lines anyway, since the compiler keeps them.
    sourceMaps: true,
    virtualModules: ownEntryPoints,
  });
  return jiti.import(fileURLToPath(url));
}

const isOwn = (name: string | symbol): name is string =>
  typeof name === "string" && /^subnetkit(\/[a-z]+)?$/.test(name);

/** This package's entry points by their public names, each imported when a plugin asks for it. */
const ownEntryPoints: Record<string, unknown> = new Proxy(
  {},
  {
    has: (_, name) => isOwn(name),
    get: (_, name) => (isOwn(name) ? (import(name) as Promise<unknown>) : undefined),
  },
);
