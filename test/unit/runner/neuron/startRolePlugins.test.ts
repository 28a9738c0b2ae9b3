import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { afterEach, expect, it } from "vitest";
import { createScope, type Scope } from "../../../../core/plugin/scope.js";
import { startRolePlugins } from "../../../../runner/neuron/startRolePlugins.js";
import { quietLogger } from "../../../../runner/simulate/quietLogger.js";
import { root } from "../../../architecture/sources.js";

const plan = (name: string): { readonly entry: string } => ({
  entry: pathToFileURL(join(root, "test/fixtures/plugins", name)).href,
});
let scope: Scope | undefined;
afterEach(() => scope?.dispose());

async function start(...names: readonly string[]) {
  const told: string[] = [];
  scope = createScope("the thread");
  const tell = ({ code }: { readonly code: string }): void => void told.push(code);
  const hooks = await startRolePlugins(names.map(plan), { scope, log: quietLogger, tell, limitMs: 200 });
  return { hooks, told };
}

it("starts nothing where no plugin taps a hook of miners or validators", async () => {
  expect(await start("quiet.mjs")).toEqual({ hooks: undefined, told: [] });
});

it("does not wait for ever for one that never ends loading or starting, and starts the others", async () => {
  const { hooks, told } = await start("endless.mjs", "endlessTap.mjs", "hooked.mjs");
  expect(told).toEqual(["SK1367", "SK1367"]);
  const round = {} as Parameters<NonNullable<typeof hooks>["call"]["weights"]>[1];
  expect(await hooks?.call.weights(new Map([[1, 1]]), round)).toEqual(new Map([[1, 1]]));
});
