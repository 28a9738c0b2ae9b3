import { fail } from "../primitives/errors.js";
import { assertContract } from "./assertContract.js";
import type { ContractSpec } from "./contract.js";
import { contractErrors } from "./contractErrors.js";
import { resolutionErrors } from "./resolutionErrors.js";
import type { Subnet } from "./subnet.js";

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null;
}

/**
 * Checks that a value is a whole subnet: a valid contract, a factory for each of its profiles, a validator, the entry's URL.
 *
 * @param name what to call the value in an error when its contract has no id
 * @throws SK1300-SK1305 for the contract · SK1306 when miners and profiles differ · SK1307 when a part is missing ·
 * SK1375 for a kernel plugin
 */
export function assertSubnet(value: unknown, name = "The subnet"): asserts value is Subnet {
  if (!isObject(value)) throw fail(contractErrors.badSubnet, { id: name, reason: "it is not an object" });
  const { contract, url, miners, validator } = value;
  // What every kernel plugin has: the versions of Subnetkit that it works with.
  if (!isObject(contract) && typeof value["subnetkit"] === "string") {
    throw fail(resolutionErrors.pluginAmongSubnets, { entry: name });
  }
  if (!isObject(contract)) throw fail(contractErrors.badSubnet, { id: name, reason: "it has no contract" });
  // assertContract trusts no field of its argument, whatever its type says.
  assertContract(contract as unknown as ContractSpec);
  const { id, profiles } = contract as unknown as ContractSpec;
  if (typeof url !== "string" || !URL.canParse(url)) {
    throw fail(contractErrors.badSubnet, { id, reason: "its url is not import.meta.url" });
  }
  if (!isObject(miners)) throw fail(contractErrors.badSubnet, { id, reason: "it has no miners" });
  if (typeof validator !== "function") {
    throw fail(contractErrors.badSubnet, { id, reason: "its validator is not a function" });
  }
  const missing = Object.keys(profiles).filter((profile) => typeof miners[profile] !== "function");
  const unknown = Object.keys(miners).filter((profile) => !Object.hasOwn(profiles, profile));
  if (missing.length > 0 || unknown.length > 0) {
    throw fail(contractErrors.minersDoNotMatch, {
      id,
      missing: missing.join(", "),
      unknown: unknown.join(", "),
    });
  }
}
