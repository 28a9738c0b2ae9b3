import type { ContractSpec } from "../../../core/plugin/contract.js";
import type { Miner, Subnet } from "../../../core/plugin/subnet.js";
import { reportOf } from "../../../core/primitives/errors.js";
import type { CreateSimulatedMiner } from "../../../runner/simulate/seat.js";
import { trafficToText, type Exchange } from "./trafficFile.js";

/** Notes what miners are asked and what they answer. */
export interface TrafficRecorder<C extends ContractSpec> {
  /** Code for a group of miners: the profile's own, listened to. */
  readonly create: CreateSimulatedMiner<C>;
  /** So far, in the order in which they were answered. */
  exchanges(): readonly Exchange[];
  /** The same as JSON lines, for a file that `replayTraffic` reads. */
  text(): string;
}

/**
 * Listens to miners of a subnet, between the role and the plugin: requests of a batch are noted one by one.
 *
 * @example
 * const recorder = recordTraffic(subnet);
 * const devnet = await createDevnet({ subnets: [{ subnet, miners: [{ profile: "exact", create: recorder.create }] }] });
 * await devnet.epochs(1);
 * await writeFile("traffic.jsonl", recorder.text());
 */
export function recordTraffic<C extends ContractSpec>({ contract }: Subnet<C>): TrafficRecorder<C> {
  const exchanges: Exchange[] = [];
  return {
    create: async (_, { name }, own) =>
      listened(await own(), name, (exchange) => void exchanges.push(exchange)),
    exchanges: () => [...exchanges],
    text: () => trafficToText(contract, exchanges),
  };
}

function listened<C extends ContractSpec>(
  miner: Miner<C>,
  name: string,
  note: (exchange: Exchange) => void,
): Miner<C> {
  const solve = async (...[request, call]: Parameters<Miner<C>["solve"]>): Promise<unknown> => {
    try {
      // A stream comes as it is, anything else as a promise or not.
      const response: unknown = await Promise.resolve(miner.solve(request, call) as unknown);
      if (isAsyncIterable(response))
        return listenedParts(response, (parts) => note({ miner: name, request, parts }));
      note({ miner: name, request, response });
      return response;
    } catch (error) {
      note({ miner: name, request, error: reportOf(error).message });
      throw error;
    }
  };
  return {
    // What the miner itself returned, passed on.
    solve: solve,
    dispose: () => miner.dispose?.(),
    ...(miner.solveBatch && {
      solveBatch: async (requests, call) => {
        const responses = (await miner.solveBatch?.(requests, call)) ?? [];
        requests.forEach((request, index) => {
          const response = responses[index];
          note({ miner: name, request, ...(response === undefined ? { error: "no answer" } : { response }) });
        });
        return responses;
      },
    }),
  };
}

async function* listenedParts(
  parts: AsyncIterable<unknown>,
  done: (parts: readonly unknown[]) => void,
): AsyncGenerator<unknown> {
  const seen: unknown[] = [];
  for await (const part of parts) {
    seen.push(part);
    yield part;
  }
  done(seen);
}

function isAsyncIterable(value: unknown): value is AsyncIterable<unknown> {
  return typeof value === "object" && value !== null && Symbol.asyncIterator in value;
}
