import { describe, expect, it } from "vitest";
import type { LocalSubnet } from "../../../../runner/devnet/preset/localGenesis.js";
import { createSubnetHost, type SubnetHost } from "../../../../runner/devnet/subnetHost.js";
import type {
  LoadOptions,
  StartSubnet,
  SubnetWorkers,
  WorkerEvents,
} from "../../../../runner/devnet/subnetWorkers.js";
import { createVirtualClock } from "../../plugins/engine-solo/virtualClock.js";

/** Threads as a test lets them be. */
interface FakeWorkers extends SubnetWorkers {
  readonly id: number;
  readonly started: { readonly what: StartSubnet; readonly events: WorkerEvents }[];
  stopped: boolean;
}

const description: SubnetWorkers["description"] = {
  id: "fake",
  version: "1",
  summary: "",
  schemaHash: "",
  timeoutMs: 1,
  profiles: ["only"],
  hyperparameters: {},
};

/** A load that is under way: a test ends it. */
interface Load {
  readonly options: LoadOptions;
  readonly succeed: (how?: { readonly id?: string; readonly getsReady?: boolean }) => FakeWorkers;
  readonly fail: (error: Error) => void;
}

function world(): {
  readonly loads: Load[];
  readonly load: (source: string, options: LoadOptions) => Promise<SubnetWorkers>;
} {
  const loads: Load[] = [];
  return {
    loads,
    load: (_, options) =>
      new Promise((resolve, reject) => {
        options.signal?.addEventListener("abort", () => reject(new Error("abandoned")));
        const succeed: Load["succeed"] = ({ id = "fake", getsReady = true } = {}) => {
          let stop = (): void => undefined;
          const over = new Promise<void>((ended) => (stop = ended));
          const workers: FakeWorkers = {
            id: loads.length,
            description: { ...description, id },
            inspectorUrls: {},
            lost: [],
            started: [],
            stopped: false,
            start: async (what, events) => {
              workers.started.push({ what, events });
              if (!getsReady) await over;
            },
            handled: () => Promise.resolve(),
            reached: () => Promise.resolve(),
            stop: () => {
              workers.stopped = true;
              stop();
              return Promise.resolve();
            },
          };
          resolve(workers);
          return workers;
        };
        loads.push({ options, succeed, fail: reject });
      }),
  };
}

const hotkey = { seed: new Uint8Array(32) } as LocalSubnet["neurons"][number]["hotkey"];
const neuron = (uid: number, role: "miner" | "validator"): LocalSubnet["neurons"][number] =>
  ({
    uid,
    role,
    hotkey,
    profile: role === "miner" ? "only" : "",
    settings: {},
  }) as LocalSubnet["neurons"][number];
const subnet: LocalSubnet = {
  netuid: 1,
  description,
  neurons: [neuron(0, "validator"), neuron(3, "miner")],
};
const node = { rpcUrl: "ws://nowhere", lockstep: false, logFrom: "none", plugins: [] } as const;
const events = {
  round: () => undefined,
  problem: () => undefined,
  gateway: () => undefined,
  sold: () => undefined,
  said: () => undefined,
};

/** Everything that is already decided has happened. */
const settled = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

async function running(): Promise<{ host: SubnetHost; loads: Load[]; first: FakeWorkers }> {
  const { loads, load } = world();
  const creating = createSubnetHost("file:///a", { load, clock: createVirtualClock(0) });
  const first = at(loads, 0).succeed();
  const host = await creating;
  await host.start(subnet, node, events);
  return { host, loads, first };
}

function at<T>(list: readonly T[], index: number): T {
  const found = list[index];
  if (found === undefined) throw new Error(`there is no number ${index}`);
  return found;
}

describe("the threads of a subnet over time", () => {
  it("keeps miners' ports and validators' memories over a reload", async () => {
    const { host, loads, first } = await running();
    const told = at(first.started, 0);
    told.events.listening([{ uid: 3, port: 4_321 }]);
    told.events.remembers(0, Uint8Array.of(7));
    const reloaded = host.reload();
    await settled();
    const second = at(loads, 1).succeed();
    expect(await reloaded).toBe(true);
    expect(first.stopped).toBe(true);
    const { neurons } = at(second.started, 0).what;
    expect(neurons.map(({ uid, port, memory }) => [uid, port, memory])).toEqual([
      [0, undefined, Uint8Array.of(7)],
      [3, 4_321, undefined],
    ]);
    expect(at(loads, 1).options.complete).toBe(true);
  });

  it("abandons a load that hangs for a newer change", async () => {
    const { host, loads, first } = await running();
    const hanging = host.reload();
    await settled();
    const mended = host.reload();
    expect(await hanging).toBe(false);
    await settled();
    expect(at(loads, 1).options.signal?.aborted).toBe(true);
    at(loads, 2).succeed();
    expect(await mended).toBe(true);
    expect(first.stopped).toBe(true);
  });

  it("takes several changes that come before a load begins together", async () => {
    const { host, loads } = await running();
    const both = [host.reload(), host.reload()];
    await settled();
    at(loads, 1).succeed();
    expect(await Promise.all(both)).toEqual([true, false]);
    expect(loads).toHaveLength(2);
  });

  it("lets nobody wait for neurons that never get ready", async () => {
    const { host, loads } = await running();
    const stuck = host.reload();
    await settled();
    at(loads, 1).succeed({ getsReady: false });
    await settled();
    const mended = host.reload();
    await settled();
    const third = at(loads, 2).succeed();
    expect(await Promise.all([stuck, mended])).toEqual([false, true]);
    expect(third.started).toHaveLength(1);
  });

  it("has the version before run on when the new one can't be loaded or is another subnet", async () => {
    const { host, loads, first } = await running();
    const broken = host.reload();
    await settled();
    at(loads, 1).fail(new Error("broken"));
    await expect(broken).rejects.toThrow("broken");
    const other = host.reload();
    await settled();
    const others = at(loads, 2).succeed({ id: "other" });
    await expect(other).rejects.toMatchObject({ code: "SK3320" });
    expect([first.stopped, others.stopped]).toEqual([false, true]);
  });

  it("stops at once, whatever a reload waits for", async () => {
    const { host, loads, first } = await running();
    const hanging = host.reload();
    await settled();
    await host.stop();
    expect(at(loads, 1).options.signal?.aborted).toBe(true);
    expect([first.stopped, await hanging, await host.reload()]).toEqual([true, false, false]);
    expect(loads).toHaveLength(2);
  });

  it("says once of a load that it takes long", async () => {
    const { loads, load } = world();
    const clock = createVirtualClock(0);
    let slow = 0;
    const creating = createSubnetHost("file:///a", { load, clock, onSlow: () => (slow += 1) });
    clock.advance(4_999);
    expect(slow).toBe(0);
    clock.advance(60_000);
    at(loads, 0).succeed();
    await creating;
    clock.advance(60_000);
    expect(slow).toBe(1);
    expect(clock.waiting).toBe(0);
  });
});
