import { describe, expect, it } from "vitest";
import { fail } from "../../../../core/primitives/errors.js";
import { registryErrors } from "../../../../core/registry/registryErrors.js";
import { createVirtualClock } from "../../../../core/roles/virtualClock.js";
import type { Client } from "../../../../plugins/rpc/client/connect.js";
import type { GatewayClient } from "../../../../plugins/rpc/client/openGateway.js";
import { rpcErrors } from "../../../../plugins/rpc/rpcErrors.js";
import { awaitGateway } from "../../../../runner/gateway/awaitGateway.js";

const gateway = { close: () => undefined } as GatewayClient;

/** A node of two subnets, whose gateways open at a time; epochs so far by netuid. */
function network(opensAtMs: number, epochs: readonly number[] = [0, 0]) {
  const clock = createVirtualClock();
  const told: number[] = [];
  const node = {
    call: (_method: string, params: { readonly netuid: number }) => {
      const count = epochs[params.netuid - 1];
      if (count === undefined) return Promise.reject(fail(registryErrors.noSubnet, params));
      return Promise.resolve({ plugin: { id: `subnet-${params.netuid}` }, epoch: { count } });
    },
  } as unknown as Client;
  const find = (_node: Client, subnet: string | number): Promise<GatewayClient> =>
    clock.nowMs() >= opensAtMs
      ? Promise.resolve(gateway)
      : Promise.reject(fail(rpcErrors.noGateway, { subnet, known: "none" }));
  return {
    clock,
    told,
    ask: (subnet: string | number) =>
      awaitGateway(node, subnet, { clock, find, onWait: () => told.push(clock.nowMs()) }).catch(
        (error: unknown) => (error as { readonly code: string }).code,
      ),
  };
}

describe("a gateway of a subnet", () => {
  it.each(["subnet-2", 2, "2"])("is waited for while the subnet starts, named %o", async (name) => {
    const { clock, told, ask } = network(5_000);
    const asked = ask(name);
    await clock.advance(60_000);
    expect(await asked).toBe(gateway);
    expect(told).toEqual([0]);
  });

  it("is not waited for at once where there is one", async () => {
    const { told, ask } = network(0);
    expect(await ask("subnet-1")).toBe(gateway);
    expect(told).toEqual([]);
  });

  it("is not waited for of a subnet that runs already without one, or is not there", async () => {
    const { clock, told, ask } = network(5_000, [1, 0]);
    expect(await ask("subnet-1")).toBe("SK1914");
    expect(await ask("subnet-3")).toBe("SK1914");
    expect([clock.nowMs(), told]).toEqual([0, []]);
  });

  it("is waited for half a minute at most", async () => {
    const { clock, ask } = network(Infinity);
    const asked = ask("subnet-1");
    await clock.advance(31_000);
    expect(await asked).toBe("SK1914");
    expect(clock.pending).toBe(0);
  });
});
