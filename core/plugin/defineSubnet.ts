import { assertSubnet } from "./assertSubnet.js";
import type { ContractSpec, ProfileName } from "./contract.js";
import type { SubnetFormats } from "./formats.js";
import type { CreateMiner, CreateValidator, Subnet } from "./subnet.js";

/** What an entry file adds to the contract: where it is, and lazy factories. */
export interface SubnetParts<C extends ContractSpec> {
  /** Always `import.meta.url`. */
  readonly url: string;
  /** One factory for each profile of the contract, no more and no fewer. */
  readonly miners: { readonly [P in ProfileName<C>]: () => Promise<CreateMiner<C, P>> };
  readonly validator: () => Promise<CreateValidator<C>>;
  /** Files of the field that `subnetkit infer` reads requests from and writes answers to. */
  readonly formats?: () => Promise<SubnetFormats<C>>;
}

/**
 * Joins a contract with the code behind it. An entry file exports the result as its default and does nothing else.
 *
 * @throws SK1306 when miners and profiles differ · SK1307 when a part is missing
 * @example
 * export default defineSubnet(contract, {
 *   url: import.meta.url,
 *   miners: { plain: () => import("./miner.js").then((m) => m.plain) },
 *   validator: () => import("./validator.js").then((m) => m.createValidator),
 * });
 */
export function defineSubnet<C extends ContractSpec>(contract: C, parts: SubnetParts<C>): Subnet<C> {
  const subnet: Subnet<C> = { contract, ...parts };
  assertSubnet(subnet);
  return subnet;
}
