import { describe, expect, it } from "vitest";
import { fail, type SubnetkitError } from "../../../../../core/primitives/errors.js";
import { lastingGateway, type LastingGateway } from "../../../../../plugins/rpc/client/lastingGateway.js";
import type { GatewayClient } from "../../../../../plugins/rpc/client/openGateway.js";
import { rpcErrors } from "../../../../../plugins/rpc/rpcErrors.js";

/** Gateways by number, each new one when the last has gone; closed ones by number. */
async function world(): Promise<{
  readonly lasting: LastingGateway;
  readonly numberOf: (gateway: GatewayClient) => number;
  readonly closed: number[];
  readonly found: () => number;
}> {
  const gateways: GatewayClient[] = [];
  const closed: number[] = [];
  const lasting = await lastingGateway(() => {
    const number = gateways.length;
    const gateway = { close: () => closed.push(number) } as unknown as GatewayClient;
    gateways.push(gateway);
    return Promise.resolve(gateway);
  });
  return {
    lasting,
    numberOf: (gateway) => gateways.indexOf(gateway),
    closed,
    found: () => gateways.length,
  };
}

const gone = fail(rpcErrors.gatewayGone, { subnet: "a", reason: "it went" });
const codeOf = (error: unknown): string => (error as SubnetkitError).code;

describe("a lasting gateway", () => {
  it("is replaced once for all requests that it was not asked", async () => {
    const { lasting, numberOf, closed, found } = await world();
    const use = (gateway: GatewayClient): Promise<number> =>
      numberOf(gateway) === 0 ? Promise.reject(gone) : Promise.resolve(numberOf(gateway));
    expect(await Promise.all([1, 2, 3].map(() => lasting.through(use)))).toEqual([1, 1, 1]);
    expect(await lasting.through(use)).toBe(1);
    expect([found(), closed]).toEqual([2, [0]]);
    lasting.close();
    expect(closed).toEqual([0, 1]);
  });

  it("stays after any other failure, and is not replaced for ever", async () => {
    const { lasting, found } = await world();
    const went = fail(rpcErrors.gatewayWent, { subnet: "a", url: "ws://here" });
    expect(await lasting.through(() => Promise.reject(went)).catch(codeOf)).toBe("SK1917");
    expect(found()).toBe(1);
    expect(await lasting.through(() => Promise.reject(gone)).catch(codeOf)).toBe("SK1916");
    expect(found()).toBe(3);
  });
});
