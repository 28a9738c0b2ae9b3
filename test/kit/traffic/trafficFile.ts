import type { ContractSpec } from "../../../core/plugin/contract.js";
import { messageFromJson, messageToJson } from "../../../core/plugin/messageJson.js";
import { schemaHash } from "../../../core/plugin/schemaHash.js";
import { fail, reportOf } from "../../../core/primitives/errors.js";
import { kitErrors } from "../kitErrors.js";

/** One request and what came of it. Of an answer in parts, all of them; of a failure, its words. */
export interface Exchange {
  /** Name of the miner: group and number. */
  readonly miner: string;
  readonly request: unknown;
  readonly response?: unknown;
  readonly parts?: readonly unknown[];
  readonly error?: string;
}

const FORMAT = "subnetkit traffic/1";

interface Head {
  readonly format: typeof FORMAT;
  readonly subnet: string;
  readonly version: string;
  readonly schemaHash: string;
}

/** Traffic as JSON lines: one that says of what, then one for each exchange. Tensors stand as lists of numbers. */
export function trafficToText(contract: ContractSpec, exchanges: readonly Exchange[]): string {
  const head: Head = {
    format: FORMAT,
    subnet: contract.id,
    version: contract.version,
    schemaHash: schemaHash(contract),
  };
  return [head, ...exchanges.map(messageToJson)].map((line) => `${JSON.stringify(line)}\n`).join("");
}

/**
 * Reads traffic back, each message checked against the contract.
 *
 * @throws SK2941 with the line, SK2942 for the traffic of another contract
 */
export function trafficFromText(contract: ContractSpec, text: string): readonly Exchange[] {
  const [first = "", ...lines] = text.split("\n").filter((line) => line.trim() !== "");
  assertHead(contract, parsed(first, 1));
  return lines.map((line, index) => readExchange(contract, parsed(line, index + 2), index + 2));
}

function parsed(line: string, number: number): Readonly<Record<string, unknown>> {
  let value: unknown;
  try {
    value = JSON.parse(line);
  } catch (cause) {
    throw fail(kitErrors.badTraffic, { line: number, reason: "it is not JSON" }, cause);
  }
  if (typeof value === "object" && value !== null) return { ...value };
  throw fail(kitErrors.badTraffic, { line: number, reason: "it is no object" });
}

function assertHead(contract: ContractSpec, head: Readonly<Record<string, unknown>>): void {
  if (head["format"] !== FORMAT) {
    throw fail(kitErrors.badTraffic, { line: 1, reason: `it does not name the format ${FORMAT}` });
  }
  if (head["schemaHash"] === schemaHash(contract)) return;
  const name = (id: unknown, hash: unknown): string => `${String(id)} (schemas ${String(hash).slice(0, 8)}…)`;
  throw fail(kitErrors.foreignTraffic, {
    found: name(head["subnet"], head["schemaHash"]),
    expected: name(contract.id, schemaHash(contract)),
  });
}

function readExchange(
  { task }: ContractSpec,
  line: Readonly<Record<string, unknown>>,
  number: number,
): Exchange {
  const { miner, request, response, parts, error } = line;
  try {
    if (typeof miner !== "string") throw new TypeError("it names no miner");
    return {
      miner,
      request: messageFromJson(task.request, request, "The request"),
      ...(response !== undefined && { response: messageFromJson(task.response, response, "The response") }),
      ...(Array.isArray(parts) && {
        parts: parts.map((part: unknown) => messageFromJson(task.response, part, "A part")),
      }),
      ...(typeof error === "string" && { error }),
    };
  } catch (cause) {
    throw fail(kitErrors.badTraffic, { line: number, reason: reportOf(cause).message }, cause);
  }
}
