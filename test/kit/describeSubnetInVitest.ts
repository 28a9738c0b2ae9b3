import { beforeAll, describe, it } from "vitest";
import type { Subnet } from "../../core/plugin/subnet.js";
import { describeSubnet as describeWith } from "./describeSubnet.js";

/**
 * Makes a test of each rule that a subnet has to keep, in Vitest with or without its globals; see docs/check.md.
 *
 * @example
 * import { describeSubnet } from "subnetkit/testing/vitest";
 * describeSubnet(subnet);
 */
export function describeSubnet(subnet: Pick<Subnet, "contract" | "url">): void {
  describeWith(subnet, { beforeAll, describe, it });
}
