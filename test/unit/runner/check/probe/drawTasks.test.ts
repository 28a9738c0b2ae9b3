import { describe, expect, it } from "vitest";
import type { ContractSpec } from "../../../../../core/plugin/contract.js";
import type { Task } from "../../../../../core/plugin/subnet.js";
import { repeatSubnet } from "../../../../fixtures/subnets/repeatSubnet.js";
import { drawTasks } from "../../../../../runner/check/probe/drawTasks.js";
import type { RecordedTask } from "../../../../../runner/check/probe/record.js";

const good = { request: { value: 5 }, secret: { target: 5 } };
type Tasks = readonly Task<ContractSpec>[];

/** What is found in a validator that creates these tasks; `recorded`: what another process drew. */
async function foundIn(
  createTasks: () => readonly object[],
  recorded: readonly RecordedTask[] = [],
): Promise<{ readonly drawn: number; readonly messages: readonly string[] }> {
  const messages: string[] = [];
  const cast = {
    subnet: repeatSubnet,
    peers: [],
    validator: () => Promise.resolve({ createTasks: () => createTasks() as Tasks, score: () => [] }),
  };
  const drawn = await drawTasks(cast, recorded, {
    broken: (rule, error) =>
      void messages.push(`${rule} ${"code" in error ? String(error.code) : ""} ${error.message}`),
    begin: () => undefined,
    refused: () => undefined,
    undecided: () => undefined,
  });
  return { drawn: drawn.length, messages };
}

describe("the tasks of a check", () => {
  it("are those that fit the contract", async () => {
    expect(await foundIn(() => [{ ...good, scoreAt: 30 }])).toEqual({ drawn: 2, messages: [] });
  });

  it("have no field that tasks don't have", async () => {
    const { drawn, messages } = await foundIn(() => [{ ...good, scoreat: 30 }]);
    expect(drawn).toBe(0);
    expect(messages).toEqual([expect.stringMatching(/^tasks SK3504 .*"scoreat".*"scoreAt"/)]);
  });

  let calls = 0;
  it.each<[part: string, createTasks: () => readonly object[]]>([
    ["task 1 of 1 has another request", () => [{ ...good, request: { value: (calls += 1) } }]],
    ["task 2 of 2 has another secret", () => [good, { ...good, secret: { target: (calls += 1) } }]],
    ["task 1 of 1 has another to", () => [{ ...good, to: [(calls += 1)] }]],
    ["task 1 of 1 has another scoreAt", () => [{ ...good, scoreAt: 40 + (calls += 1) }]],
    ["2 tasks, then 1", () => Array.from({ length: 1 + ((calls += 1) % 2) }, () => good)],
  ])("are the same for the same round: %s", async (difference, createTasks) => {
    calls = 0;
    const { messages } = await foundIn(createTasks);
    expect(messages).toEqual([expect.stringContaining(`another validator: ${difference}`)]);
    expect(messages[0]).toMatch(/^tasks SK3529 .*height 20/);
  });

  it("are the same in another process", async () => {
    const of = (value: number): RecordedTask => {
      const task: Task<ContractSpec> = { ...good, request: { value } };
      return { height: 40, seed: "check 1/0", task, outcome: undefined, answers: [] };
    };
    expect((await foundIn(() => [good], [of(5)])).messages).toEqual([]);
    expect((await foundIn(() => [good], [of(6)])).messages).toEqual([
      expect.stringMatching(/^tasks SK3529 .*height 40, in another process: task 1 of 1 has another request/),
    ]);
  });
});
