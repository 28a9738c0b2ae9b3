import { fail } from "../../core/primitives/errors.js";
import { bundledSubnets } from "../subnets/bundledSubnets.js";
import { scaffoldErrors } from "./scaffoldErrors.js";

/** What `subnetkit new` makes. */
export type Kind = "subnet" | "plugin";

const WORDS = /^[a-z][a-z0-9]*(-[a-z0-9]+)*$/;
const MAX_ID_LENGTH = 64;
const MAX_NAME_LENGTH = 214;

/** Why a text can't be the name of a package, as the end of a sentence; undefined when it can. */
export function nameProblem(name: string): string | undefined {
  const [scope, id] = name.startsWith("@") ? name.slice(1).split("/") : [undefined, name];
  if (id === undefined || !WORDS.test(id)) return 'it is not lower-case words joined by "-"';
  if (scope !== undefined && !/^[a-z0-9][a-z0-9._-]*$/.test(scope)) return "its scope is none of npm's";
  if (id.length > MAX_ID_LENGTH || name.length > MAX_NAME_LENGTH) return "it is too long";
  if (id === "subnetkit" || Object.hasOwn(bundledSubnets, id)) return "that comes with Subnetkit";
  return undefined;
}

/** The id of the subnet or plugin in a package: its name without the scope. @throws SK3400 */
export function idOf(name: string, kind: Kind): string {
  const reason = nameProblem(name);
  if (reason !== undefined) throw fail(scaffoldErrors.badName, { name, kind, reason });
  return name.slice(name.indexOf("/") + 1);
}
