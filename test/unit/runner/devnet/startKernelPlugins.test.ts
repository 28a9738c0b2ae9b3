import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { afterEach, describe, expect, it } from "vitest";
import type { SealedBlockNote } from "../../../../core/plugin/kernelHooks.js";
import type { Scope } from "../../../../core/plugin/scope.js";
import type { ColumnInputs } from "../../../../core/yuma/columnRows.js";
import type { EpochParams } from "../../../../core/yuma/types.js";
import { carriedTrace } from "../../../../runner/neuron/carriedTrace.js";
import { consensusIn } from "../../../../runner/node/startNode.js";
import { startKernelPlugins, type KernelPlugins } from "../../../../runner/devnet/startKernelPlugins.js";
import type { WorkerFailure } from "../../../../runner/neuron/messages.js";
import { sayingLogger } from "../../../../runner/neuron/sayingLogger.js";
import { root } from "../../../architecture/sources.js";

const file = join(root, "test", "fixtures", "plugins", "throwing.mjs");
const listeners = (): readonly ((error: Error) => void)[] =>
  process.listeners("uncaughtException") as ((error: Error) => void)[];

let scope: Scope | undefined;
afterEach(() => scope?.dispose());

interface Told extends WorkerFailure {
  readonly plugin: string | undefined;
}

async function start(): Promise<KernelPlugins & { readonly told: Told[] }> {
  const told: Told[] = [];
  const started = await startKernelPlugins(
    [{ entry: pathToFileURL(file).href }],
    (failure, plugin) => told.push({ ...failure, plugin }),
    sayingLogger("none", () => undefined),
  );
  ({ scope } = started);
  return { ...started, told };
}

function catching(action: () => unknown): unknown {
  try {
    return action();
  } catch (error) {
    return error;
  }
}

describe("a kernel plugin that throws", () => {
  it("is told of once, with its own lines first, however often its tap throws", async () => {
    const { told, hooks } = await start();
    for (const height of [1, 2, 3]) hooks.call.block({ height } as SealedBlockNote);
    await new Promise((resolve) => setImmediate(resolve));
    expect(told.map(({ code, plugin }) => [code, plugin])).toEqual([["SK1340", "throwing"]]);
    expect(told[0]?.trace?.[0]).toMatch(/^at throwing\.mjs:\d+/);
  });

  it("is told of by its frames where nobody catches it; other errors are not its", async () => {
    const before = listeners();
    const { told } = await start();
    const [caught, ...more] = listeners().filter((listener) => !before.includes(listener));
    expect(more).toEqual([]);
    const error = new Error("in a timer");
    error.stack = `Error: in a timer\n    at Timeout._onTimeout (${pathToFileURL(file).href}:5:13)\n    at node:internal/timers:1:1`;
    caught?.(error);
    expect(told.map(({ code, plugin, trace }) => [code, plugin, trace?.[0]])).toEqual([
      ["SK2210", "throwing", "at throwing.mjs:5  Timeout._onTimeout"],
    ]);
    expect(() => caught?.(new Error("of the kernel"))).toThrow("of the kernel");
    expect(listeners()).toEqual(before);
  });

  it("is left out when it does not end loading or starting, and the others run", async () => {
    const url = (name: string): string => pathToFileURL(join(root, "test", "fixtures", "plugins", name)).href;
    const told: (string | undefined)[][] = [];
    const config = { at: "start", where: "never" };
    const {
      hooks,
      started,
      scope: own,
    } = await startKernelPlugins(
      [{ entry: url("endless.mjs") }, { entry: url("careless.mjs"), config }, { entry: url("throwing.mjs") }],
      ({ code, message }, plugin) =>
        told.push([code, plugin, /it did not end within .*$/.exec(message)?.[0]]),
      sayingLogger("none", () => undefined),
      { startMs: 200, releaseMs: 1 },
    );
    scope = own;
    hooks.call.block({ height: 1 } as SealedBlockNote);
    expect(started).toEqual([{ entry: url("throwing.mjs") }]);
    expect(told).toEqual([
      ["SK1367", undefined, "it did not end within 0.2 s."],
      ["SK1367", "careless", "it did not end within 0.2 s."],
      ["SK1340", "throwing", undefined],
    ]);
  });

  it("is named by its path and left out alone when it is a subnet", async () => {
    const subnet = join(root, "test", "fixtures", "subnets", "echo.mjs");
    const told: string[] = [];
    const started = await startKernelPlugins(
      [{ entry: pathToFileURL(subnet).href }, { entry: pathToFileURL(file).href }],
      ({ code, message }) => told.push(`${code} ${message}`),
      sayingLogger("none", () => undefined),
    );
    ({ scope } = started);
    started.hooks.call.block({ height: 1 } as SealedBlockNote);
    expect(told).toEqual([
      `SK1374 The plugin ${subnet} is a subnet, not a kernel plugin.`,
      expect.stringContaining("SK1340"),
    ]);
    expect(started.started).toEqual([{ entry: pathToFileURL(file).href }]);
  });

  it("is told with its own lines by whoever asks its consensus, which is the same otherwise", async () => {
    const entry = pathToFileURL(join(root, "test", "fixtures", "plugins", "wrongConsensus.mjs")).href;
    const started = await startKernelPlugins(
      [{ entry }],
      () => undefined,
      sayingLogger("none", () => undefined),
    );
    ({ scope } = started);
    const consensus = consensusIn(scope);
    expect([consensus.id, consensus.version]).toEqual(["none", "1"]);
    const thrown = catching(() => consensus.run({} as EpochParams, {} as ColumnInputs));
    expect(thrown).toMatchObject({
      code: "SK2217",
      message: "The consensus of the kernel plugin wrong-consensus threw: no majority.",
    });
    expect(carriedTrace(thrown)[0]).toBe("at wrongConsensus.mjs:5  run");
  });

  it("is not listened to once it has ended", async () => {
    const before = listeners();
    await start();
    await scope?.dispose();
    expect(listeners()).toEqual(before);
  });
});
