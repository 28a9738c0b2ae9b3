import { existsSync } from "node:fs";
import { resolve } from "node:path";
import { pathToFileURL } from "node:url";
import { fail } from "../../core/primitives/errors.js";
import { devnetErrors } from "./devnetErrors.js";

const bundled: Readonly<Record<string, URL>> = {
  "price-prediction": new URL("../../subnets/price-prediction/index.js", import.meta.url),
};

/**
 * The entry modules that names or paths on the command line mean; all bundled subnets for none.
 *
 * @throws SK2204
 */
export function resolveSubnets(names: readonly string[]): string[] {
  if (names.length === 0) return Object.values(bundled).map((url) => url.href);
  return names.map((name) => {
    const known = bundled[name];
    if (known) return known.href;
    const path = resolve(name);
    if (!existsSync(path))
      throw fail(devnetErrors.unknownSubnet, { name, bundled: Object.keys(bundled).join(", ") });
    return pathToFileURL(path).href;
  });
}
