import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { SealedBlockNote } from "../../../../core/plugin/kernelHooks.js";
import { startKernelPlugins, type KernelPlugins } from "../../../../runner/devnet/startKernelPlugins.js";
import { sayingLogger } from "../../../../runner/neuron/sayingLogger.js";
import { root } from "../../../architecture/sources.js";

const fixture = (name: string): string =>
  pathToFileURL(join(root, "test", "fixtures", "plugins", `${name}.mjs`)).href;
const events = ["uncaughtException", "unhandledRejection"] as const;
type Listener = (error: unknown) => void;
const listeners = (event: (typeof events)[number]): Listener[] =>
  process.listeners(event as "exit") as Listener[];

// What the test runner listens for is meant to happen here.
let others: (readonly [(typeof events)[number], Listener])[] = [];
beforeEach(() => {
  others = events.flatMap((event) => listeners(event).map((listener) => [event, listener] as const));
  for (const [event, listener] of others) process.off(event, listener);
});
let kernel: KernelPlugins | undefined;
afterEach(async () => {
  await kernel?.scope.dispose();
  for (const [event, listener] of others) process.on(event, listener);
});

interface Told {
  readonly code: string;
  readonly plugin: string | undefined;
  readonly message: string;
}

/** Starts a plugin that is told what to throw, beside another, and answers what is told first. */
async function start(config: object): Promise<() => Promise<Told>> {
  let tell: (told: Told) => void = () => undefined;
  const first = new Promise<Told>((resolve) => (tell = resolve));
  kernel = await startKernelPlugins(
    [{ entry: fixture("quiet") }, { entry: fixture("careless"), config }],
    ({ code, message }, plugin) => tell({ code, message, plugin }),
    sayingLogger("none", () => undefined),
    { startMs: 30_000, releaseMs: 1 },
  );
  return () => first;
}

async function toldOf(config: {
  readonly at: string;
  readonly where?: string;
  readonly what?: string;
}): Promise<Told> {
  const told = await start(config);
  kernel?.hooks.call.block({ height: 1 } as SealedBlockNote);
  if (config.at === "end") await kernel?.scope.dispose();
  return told();
}

const whats = [
  ["null", "null"],
  ["undefined", "undefined"],
  ["text", "oops"],
  ["number", "7"],
  ["object", '{"code":"ECARELESS"}'],
  ["bare", "something that can't be shown"],
  ["error", "oops, an error without frames"],
] as const;
const wheres = ["timer", "immediate", "event", "promise", "later"];

describe("what a kernel plugin throws that has no frames", () => {
  const cases = wheres.flatMap((where) => whats.map(([what, reason]) => [where, what, reason] as const));
  it.each(cases)("in a %s, %s, is told as its, begun in its start", async (where, what, reason) => {
    const { code, plugin, message } = await toldOf({ at: "start", where, what });
    expect([code, plugin]).toEqual(["SK2210", "careless"]);
    expect(message).toContain(`: ${reason}.`);
  });

  it.each(wheres)("in a %s is told as its, begun in its tap", async (where) => {
    expect(await toldOf({ at: "tap", where, what: "null" })).toMatchObject({
      code: "SK2210",
      plugin: "careless",
    });
  });

  it.each(["here", "async"])("in the tap itself (%s) is told as its", async (where) => {
    expect(await toldOf({ at: "tap", where, what: "undefined" })).toMatchObject({
      code: "SK1340",
      plugin: "careless",
    });
  });

  it.each(whats)("in what it releases, %s, is told as its, and the scope ends", async (what, reason) => {
    const { code, plugin, message } = await toldOf({ at: "end", what });
    expect([code, plugin]).toEqual(["SK2213", "careless"]);
    expect(message).toContain(`: ${reason}.`);
  });

  it("is told when what it releases never ends", async () => {
    const { code, message } = await toldOf({ at: "end", where: "never" });
    expect([code, message]).toEqual(["SK2213", expect.stringContaining("did not end within")]);
  });

  it.each(["null", "error"])("is not another network's, which goes on as well: %s", async (what) => {
    const toldElsewhere: string[] = [];
    const other = await startKernelPlugins(
      [{ entry: fixture("quiet") }],
      ({ code }) => toldElsewhere.push(code),
      sayingLogger("none", () => undefined),
    );
    expect(await toldOf({ at: "tap", where: "timer", what })).toMatchObject({ plugin: "careless" });
    expect(toldElsewhere).toEqual([]);
    await other.scope.dispose();
    expect(listeners("uncaughtException")).toHaveLength(1);
  });

  it("names all plugins where nothing tells which it was, and leaves errors of nobody to the process", async () => {
    const told = await start({});
    // As from a method of a service that the kernel calls.
    const [contained] = listeners("uncaughtException");
    contained?.(null);
    expect(await told()).toMatchObject({ code: "SK2212", plugin: "quiet or careless" });
    const ours = new Error("of the kernel");
    expect(() => contained?.(ours)).toThrow(ours);
    expect(events.flatMap(listeners)).toEqual([]);
  });
});
