import { availableParallelism } from "node:os";
import { fail } from "../../core/primitives/errors.js";
import type { SignedMessage, VerifyBatch } from "../../core/primitives/verifySigned.js";
import { packBatch, type PackedVerdicts } from "./packed.js";
import { startVerifyWorker, type StartWorker, type VerifyWorker } from "./startWorker.js";
import { verifyPoolErrors } from "./verifyPoolErrors.js";

export interface VerifyPoolOptions {
  /** Threads; as many as cores, at most 8, if left out. They start with the first batch. */
  readonly workers?: number;
  /** How a thread is started; a worker thread of Node if left out. */
  readonly startWorker?: StartWorker;
}

/** Worker threads that verify signatures. */
export interface VerifyPool {
  /** Rejects with SK2800 when a worker fails, SK2801 once closed. A failed worker is replaced by the next batch. */
  readonly verify: VerifyBatch;
  close(): Promise<void>;
}

/** Messages per packet. Packed like this, crossing over costs the sender 3 to 5 µs a message; a verification takes 90 µs. */
const PACKET = 64;

interface Member {
  readonly worker: VerifyWorker;
  /** Packets under way, by id. */
  readonly waiting: Map<number, { resolve(verdicts: boolean[]): void; reject(error: Error): void }>;
}

/**
 * A pool of verifying threads.
 *
 * @example
 * const pool = createVerifyPool();
 * const engine = createSoloEngine({ chain, clock, sealing, verify: pool.verify });
 */
export function createVerifyPool(options: VerifyPoolOptions = {}): VerifyPool {
  const size = options.workers ?? Math.min(8, availableParallelism());
  const startWorker = options.startWorker ?? startVerifyWorker;
  const members = new Set<Member>();
  let nextId = 0;
  let closed = false;

  const drop = (member: Member, error: Error): void => {
    members.delete(member);
    for (const packet of member.waiting.values()) packet.reject(error);
    member.waiting.clear();
  };
  const join = (): Member => {
    const waiting: Member["waiting"] = new Map();
    const worker = startWorker({
      answered: ({ id, verdicts }: PackedVerdicts) => {
        waiting.get(id)?.resolve(Array.from(verdicts, (verdict) => verdict === 1));
        waiting.delete(id);
      },
      failed: (reason) => drop(member, fail(verifyPoolErrors.workerFailed, { reason })),
    });
    const member: Member = { worker, waiting };
    members.add(member);
    return member;
  };
  const leastBusy = (): Member => {
    if (members.size < size) return join();
    return [...members].reduce((best, each) => (each.waiting.size < best.waiting.size ? each : best));
  };
  const send = (packet: readonly SignedMessage[]): Promise<boolean[]> =>
    new Promise((resolve, reject) => {
      const id = nextId++;
      const { worker, waiting } = leastBusy();
      waiting.set(id, { resolve, reject });
      worker.send(packBatch(id, packet));
    });

  return {
    verify: async (batch) => {
      if (closed) throw fail(verifyPoolErrors.closed);
      const packets: Promise<boolean[]>[] = [];
      for (let start = 0; start < batch.length; start += PACKET) {
        packets.push(send(batch.slice(start, start + PACKET)));
      }
      return (await Promise.all(packets)).flat();
    },
    close: async () => {
      closed = true;
      const all = [...members];
      for (const member of all) drop(member, fail(verifyPoolErrors.closed));
      await Promise.all(all.map(({ worker }) => worker.stop()));
    },
  };
}
