import type { ContractSpec } from "../../../core/plugin/contract.js";
import { createMessageCodec } from "../../../core/plugin/messageCodec.js";
import { createSchemaCodec } from "../../../core/plugin/schemaCodec.js";
import type { Task } from "../../../core/plugin/subnet.js";
import { bytesToHex } from "../../../core/primitives/bytes.js";

type Tasks = readonly Task<ContractSpec>[];

/**
 * Compares lists of tasks of a contract by the bytes that they have on the wire and in a validator's memory.
 *
 * @returns what says where two lists differ first, if they do; it throws SK1320 for a task that is not the contract's
 */
export function createTaskDifference(
  contract: ContractSpec,
): (ones: Tasks, others: Tasks) => string | undefined {
  const codec = createMessageCodec(contract);
  const { secret } = contract.task;
  const secrets = secret && createSchemaCodec(secret, "The secret");
  const partsOf = (task: Tasks[number]): Readonly<Record<string, string>> => ({
    request: bytesToHex(codec.encodeRequest(task.request)),
    secret: secrets ? bytesToHex(secrets.encode(task.secret)) : "",
    to: String(task.to),
    scoreAt: String(task.scoreAt),
  });
  return (ones, others) => {
    if (ones.length !== others.length) return `${ones.length} tasks, then ${others.length}`;
    for (const [at, one] of ones.entries()) {
      const [before, after] = [partsOf(one), partsOf(others[at] ?? one)];
      const part = Object.keys(before).find((name) => before[name] !== after[name]);
      if (part !== undefined) return `task ${at + 1} of ${ones.length} has another ${part}`;
    }
    return undefined;
  };
}
