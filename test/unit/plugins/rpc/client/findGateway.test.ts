import { describe, expect, it } from "vitest";
import { fail, type SubnetkitError } from "../../../../../core/primitives/errors.js";
import { createVirtualClock } from "../../../../../core/roles/virtualClock.js";
import { findGateway } from "../../../../../plugins/rpc/client/findGateway.js";
import type { GatewayClient } from "../../../../../plugins/rpc/client/openGateway.js";
import type { GatewayState } from "../../../../../plugins/rpc/nodeContext.js";
import { rpcErrors } from "../../../../../plugins/rpc/rpcErrors.js";

interface Way {
  readonly state: GatewayState["state"];
  /** Ports in the node's list. */
  readonly listed: readonly number[];
  /** Those of them at which somebody answers. */
  readonly answering: readonly number[];
}

const opened = new Map([81, 82].map((port) => [port, { close: () => undefined } as GatewayClient]));

/** A node of two subnets, of which the second is as `at` says at a time. */
function network(at: (nowMs: number) => Way) {
  const clock = createVirtualClock();
  const told: number[] = [];
  const node = {
    call: (method: string) => {
      const { state, listed } = at(clock.nowMs());
      if (method === "gateway_states") {
        const first = { netuid: 1, subnet: "subnet-1", state: "opening" };
        return Promise.resolve([first, { netuid: 2, subnet: "subnet-2", state }]);
      }
      return Promise.resolve(
        listed.map((port) => ({
          netuid: 2,
          subnet: "subnet-2",
          uid: port - 80,
          hotkey: `5${port}`,
          url: `ws://here:${port}`,
        })),
      );
    },
  };
  const open = (url: string, { hotkey }: { readonly hotkey: string }): Promise<GatewayClient> => {
    const port = Number(url.slice(-2));
    const gateway = at(clock.nowMs()).answering.includes(port) ? opened.get(port) : undefined;
    expect(hotkey).toBe(`5${port}`);
    return gateway
      ? Promise.resolve(gateway)
      : Promise.reject(fail(rpcErrors.unreachable, { url, reason: "connect ECONNREFUSED" }));
  };
  const find = (subnet: string | number): Promise<GatewayClient | SubnetkitError> =>
    findGateway(node, subnet, { clock, open, onWait: () => told.push(clock.nowMs()) }).catch(
      (error: unknown) => error as SubnetkitError,
    );
  return { clock, told, find };
}

const opening: Way = { state: "opening", listed: [], answering: [] };
const open: Way = { state: "open", listed: [81, 82], answering: [81, 82] };
const stale: Way = { state: "open", listed: [81, 82], answering: [] };

describe("a gateway of a subnet", () => {
  it.each(["subnet-2", 2, "2"])("is waited for while the validators start, named %o", async (name) => {
    const { clock, told, find } = network((nowMs) => (nowMs < 5_000 ? opening : open));
    const found = find(name);
    await clock.advance(60_000);
    expect(await found).toBe(opened.get(81));
    expect(told).toEqual([0]);
  });

  it("is not waited for where there is one", async () => {
    const { told, find } = network(() => open);
    expect(await find("subnet-2")).toBe(opened.get(81));
    expect(told).toEqual([]);
  });

  it("is the next validator's where the first does not answer", async () => {
    const { told, find } = network(() => ({ ...stale, answering: [82] }));
    expect(await find("subnet-2")).toBe(opened.get(82));
    expect(told).toEqual([]);
  });

  it("is looked for again where nobody of the list answers, as when the subnet is loaded anew", async () => {
    const { clock, find } = network((nowMs) => (nowMs < 250 ? stale : nowMs < 2_000 ? opening : open));
    const found = find("subnet-2");
    await clock.advance(2_000);
    expect(await found).toBe(opened.get(81));
  });

  it("is waited for half a minute at most, and then told as gone with who did not answer", async () => {
    const { clock, find } = network(() => stale);
    const found = find("subnet-2");
    await clock.advance(31_000);
    expect(await found).toMatchObject({
      code: "SK1916",
      message: expect.stringMatching(/^No gateway of subnet-2 .* UID 2 does not answer .*ws:/) as string,
    });
    expect(clock.pending).toBe(0);
  });

  it("that never opens is told as one whose validators are starting", async () => {
    const { clock, find } = network(() => opening);
    const found = find("subnet-2");
    await clock.advance(31_000);
    expect(await found).toMatchObject({
      code: "SK1916",
      message: expect.stringContaining("starting") as string,
    });
  });

  it("is not waited for when its validators' thread was lost, or no validators are here", async () => {
    const { clock, told, find } = network(() => ({ state: "gone", listed: [], answering: [] }));
    expect(await find("subnet-2")).toMatchObject({
      code: "SK1916",
      message: expect.stringContaining("thread") as string,
    });
    expect(await find("subnet-3")).toMatchObject({
      code: "SK1914",
      message: expect.stringContaining("subnet-1 (netuid 1), subnet-2 (netuid 2)") as string,
    });
    expect([clock.nowMs(), told]).toEqual([0, []]);
  });
});
