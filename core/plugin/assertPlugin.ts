import { fail } from "../primitives/errors.js";
import { isId } from "./assertContract.js";
import type { Plugin } from "./definePlugin.js";
import { resolutionErrors } from "./resolutionErrors.js";

/**
 * Checks that a value has what a kernel plugin is known by. `resolvePlugins` looks at the rest, and says of it by id what is wrong.
 *
 * @param name what to call the value in an error: the path of its module, or its place in a list
 * @throws SK1360 it is no object with an id · SK1374 it is a subnet
 * @example assertPlugin(module.default, "/my-network/plugins/watch.ts");
 */
export function assertPlugin(value: unknown, name: string): asserts value is Plugin {
  if (typeof value !== "object" || value === null) {
    throw fail(resolutionErrors.badPlugin, { plugin: name, reason: "it is no object" });
  }
  if ("contract" in value) throw fail(resolutionErrors.subnetAmongPlugins, { plugin: name });
  if (!("id" in value) || typeof value.id !== "string" || !isId(value.id)) {
    throw fail(resolutionErrors.badPlugin, { plugin: name, reason: "it has no id of lower-case words" });
  }
}
