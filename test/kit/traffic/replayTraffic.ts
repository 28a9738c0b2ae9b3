import type { ContractSpec } from "../../../core/plugin/contract.js";
import { mapMessage } from "../../../core/plugin/mapMessage.js";
import { messageToJson } from "../../../core/plugin/messageJson.js";
import type { Miner, Subnet } from "../../../core/plugin/subnet.js";
import { tensorBytes } from "../../../core/plugin/tensorCbor.js";
import { encodeCanonical } from "../../../core/primitives/codec.js";
import { fail } from "../../../core/primitives/errors.js";
import { sha256Hex } from "../../../core/primitives/hash.js";
import type { CreateSimulatedMiner, SimulatedMiner } from "../../../runner/simulate/seat.js";
import { kitErrors } from "../kitErrors.js";
import { trafficFromText, type Exchange } from "./trafficFile.js";

/** How much of a request an error shows. */
const SHOWN_LENGTH = 120;

/**
 * Code for miners that answer what was recorded: each its own answers, by its name; equal requests get their answers in the order in
 * which they were given, the last one again and again. What was recorded as a failure fails. What was not recorded at all fails
 * with SK2940, which the validator sees as a miner that failed and the round's report names.
 *
 * @param text JSON lines, as `recordTraffic` makes them
 * @throws SK2941, SK2942
 * @example
 * const create = replayTraffic(subnet, await readFile("traffic.jsonl", "utf8"));
 * const devnet = await createDevnet({ subnets: [{ subnet, miners: [{ profile: "exact", create }] }] });
 */
export function replayTraffic<C extends ContractSpec>(
  { contract }: Subnet<C>,
  text: string,
): CreateSimulatedMiner<C> {
  const recorded = new Map<string, Exchange[]>();
  for (const exchange of trafficFromText(contract, text)) {
    const key = keyOf(exchange.miner, exchange.request);
    recorded.set(key, [...(recorded.get(key) ?? []), exchange]);
  }
  return (_, { name }) => replaying(contract, name, recorded);
}

function replaying<C extends ContractSpec>(
  contract: C,
  miner: string,
  recorded: ReadonlyMap<string, readonly Exchange[]>,
): Miner<C> & SimulatedMiner {
  let given = new Map<string, number>();
  const solve = (request: unknown): unknown => {
    const key = keyOf(miner, request);
    const exchanges = recorded.get(key);
    const at = given.get(key) ?? 0;
    const exchange = exchanges?.[Math.min(at, exchanges.length - 1)];
    if (!exchange) {
      const shown = JSON.stringify(messageToJson(request)).slice(0, SHOWN_LENGTH);
      throw fail(kitErrors.notRecorded, { miner, subnet: contract.id, request: shown });
    }
    given.set(key, at + 1);
    if (exchange.error !== undefined) throw new Error(exchange.error);
    return exchange.parts ? inParts(exchange.parts) : exchange.response;
  };
  return {
    // Each answer was read by the contract's own schema.
    solve: solve as Miner<C>["solve"],
    snapshot: () => new Map(given),
    restore: (kept) => void (given = new Map(kept as ReadonlyMap<string, number>)),
  };
}

async function* inParts(parts: readonly unknown[]): AsyncGenerator<unknown> {
  for (const part of parts) yield await Promise.resolve(part);
}

function keyOf(miner: string, request: unknown): string {
  return `${miner}/${sha256Hex(encodeCanonical(mapMessage(request, tensorBytes)))}`;
}
