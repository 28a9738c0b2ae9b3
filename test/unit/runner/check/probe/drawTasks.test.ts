import { describe, expect, it } from "vitest";
import type { ContractSpec } from "../../../../../core/plugin/contract.js";
import type { Task } from "../../../../../core/plugin/subnet.js";
import { repeatSubnet } from "../../../../fixtures/subnets/repeatSubnet.js";
import type { Cast } from "../../../../../runner/check/probe/cast.js";
import { drawTasks } from "../../../../../runner/check/probe/drawTasks.js";

async function found(
  task: object,
): Promise<{ readonly drawn: number; readonly messages: readonly string[] }> {
  const messages: string[] = [];
  const cast: Cast = {
    subnet: repeatSubnet,
    peers: [],
    validator: () => Promise.resolve({ createTasks: () => [task as Task<ContractSpec>], score: () => [] }),
    loadModels: () => Promise.resolve(),
    miner: () => Promise.resolve(undefined),
    scorer: () => Promise.reject(new Error("nothing is scored here")),
    dispose: () => Promise.resolve(),
  };
  const drawn = await drawTasks(cast, {
    broken: (rule, error) =>
      void messages.push(`${rule} ${"code" in error ? String(error.code) : ""} ${error.message}`),
    begin: () => undefined,
    refused: () => undefined,
    undecided: () => undefined,
  });
  return { drawn: drawn.length, messages };
}

describe("the tasks of a check", () => {
  const good = { request: { value: 5 }, secret: { target: 5 } };

  it("are those that fit the contract", async () => {
    expect(await found({ ...good, scoreAt: 30 })).toEqual({ drawn: 2, messages: [] });
  });

  it("have no field that tasks don't have", async () => {
    const { drawn, messages } = await found({ ...good, scoreat: 30 });
    expect(drawn).toBe(0);
    expect(messages).toEqual([expect.stringMatching(/^tasks SK3504 .*"scoreat".*"scoreAt"/)]);
  });
});
