import { fileURLToPath } from "node:url";

/** Whether a module is written in TypeScript, by its name. */
export const isTypeScript = (url: string): boolean => /\.[mc]?tsx?$/.test(new URL(url).pathname);

/**
 * Imports a plugin's module. TypeScript is compiled on the way, file by file as they are imported, without a check of types; it
 * gets this very package, so that both speak of the same tokens and errors. Everything else is left to Node.
 *
 * @example const subnet = await loadSubnet(resolveSubnet("./my-subnet"), importPlugin);
 */
export async function importPlugin(url: string): Promise<unknown> {
  if (!url.startsWith("file:") || !isTypeScript(url)) return import(url);
  const { createJiti } = await import("jiti");
  const jiti = createJiti(url, {
    interopDefault: false,
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
