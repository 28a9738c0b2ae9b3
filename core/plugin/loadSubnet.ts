import { fail } from "../primitives/errors.js";
import { assertSubnet } from "./assertSubnet.js";
import { entryText } from "./entryText.js";
import { reasonOf } from "./reasonOf.js";
import { resolutionErrors } from "./resolutionErrors.js";
import type { Subnet } from "./subnet.js";

/** Imports a module by URL, path or package name. */
export type ImportModule = (specifier: string) => Promise<unknown>;

/** Whether the error says that the entry itself is missing; a missing module further in is the subnet's own defect. */
function isEntryMissing(cause: unknown, entry: string): boolean {
  if (typeof cause !== "object" || cause === null || !("code" in cause)) return false;
  const { code, url, message }: { code: unknown; url?: unknown; message?: unknown } = cause;
  if (code === "ERR_UNSUPPORTED_DIR_IMPORT" || code === "ERR_PACKAGE_PATH_NOT_EXPORTED") return true;
  if (code !== "ERR_MODULE_NOT_FOUND") return false;
  if (typeof url === "string") return url === entry;
  // For a package Node gives no url: the text names the package, then the file that imports it.
  return typeof message === "string" && message.split(" imported from ")[0]?.includes(`'${entry}'`) === true;
}

/**
 * Imports a subnet's entry module and checks that its default export is a subnet. None of its factories is called.
 *
 * @param entry a `file:` URL, or the name of an installed package
 * @param importModule another importer, such as one that compiles TypeScript
 * @throws SK1370 nothing there · SK1371 it throws, with the cause · SK1372 no default export · SK1300-SK1307 what it exports is no subnet · SK1375 it is a kernel plugin
 * @example const subnet = await loadSubnet(new URL("./subnets/echo/index.js", import.meta.url).href);
 */
export async function loadSubnet(
  entry: string,
  importModule: ImportModule = (specifier) => import(specifier),
): Promise<Subnet> {
  const shown = entryText(entry);
  let module: unknown;
  try {
    module = await importModule(entry);
  } catch (cause) {
    if (isEntryMissing(cause, entry)) throw fail(resolutionErrors.entryNotFound, { entry: shown }, cause);
    throw fail(resolutionErrors.entryThrew, { entry: shown, reason: reasonOf(cause) }, cause);
  }
  if (typeof module !== "object" || module === null || !("default" in module)) {
    throw fail(resolutionErrors.noDefaultExport, { entry: shown });
  }
  const subnet = module.default;
  assertSubnet(subnet, shown);
  return subnet;
}
