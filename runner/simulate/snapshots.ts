import type { SnapshotId } from "../../core/state/journal.js";
import { fail } from "../../core/primitives/errors.js";
import type { ExtrinsicQueue } from "./extrinsicQueue.js";
import { forgetSince, markRecords, type RecordMarks, type Records } from "./records.js";
import { simulateErrors } from "./simulateErrors.js";
import type { SimulationSnapshot } from "./simulation.js";
import type { RunningSubnet } from "./startSubnet.js";
import type { World } from "./world.js";

interface Kept {
  readonly chain: SnapshotId;
  readonly waiting: ReturnType<ExtrinsicQueue["keep"]>;
  readonly marks: RecordMarks;
  readonly subnets: readonly {
    readonly lastRound: number;
    readonly states: readonly number[];
    readonly memories: readonly unknown[];
    /** Of each miner. */
    readonly calls: readonly number[];
  }[];
  /** Whether calls were left that had not come back: their sessions still wait for them. */
  readonly isBusy: boolean;
}

/** Points of a network to come back to. */
export interface Snapshots {
  take(): SimulationSnapshot;
  /** @throws SK2907 */
  revert(snapshot: SimulationSnapshot): void;
}

/** Snapshots over everything that a network is made of. */
export function createSnapshots(
  { chain, queue, load }: World,
  subnets: readonly RunningSubnet[],
  records: Records,
): Snapshots {
  let kept: { readonly snapshot: SimulationSnapshot; readonly parts: Kept }[] = [];
  /** Whether calls that did not come back may have left something in a session. */
  let wasBusy = false;

  return {
    take: () => {
      const parts: Kept = {
        chain: chain.state.snapshot(),
        waiting: queue.keep(),
        marks: markRecords(records),
        subnets: subnets.map(({ lastRound, validators, miners }) => ({
          lastRound,
          states: validators.map(({ state }) => state.snapshot()),
          memories: miners.map(({ memory }) => memory.snapshot?.()),
          calls: miners.map(({ work }) => work.calls),
        })),
        isBusy: load.isBusy,
      };
      const snapshot: SimulationSnapshot = { height: chain.head.height };
      kept.push({ snapshot, parts });
      return snapshot;
    },
    revert: (snapshot) => {
      const at = kept.findIndex((each) => each.snapshot === snapshot);
      const parts = kept[at]?.parts;
      if (!parts) throw fail(simulateErrors.unknownSnapshot);
      kept = kept.slice(0, at + 1);
      wasBusy ||= load.isBusy || parts.isBusy;
      chain.state.revertTo(parts.chain);
      queue.restore(parts.waiting);
      forgetSince(records, parts.marks);
      subnets.forEach((subnet, index) => {
        const own = parts.subnets[index];
        if (!own) return;
        subnet.lastRound = own.lastRound;
        subnet.validators.forEach((validator, number) => {
          validator.state.revertTo(own.states[number] ?? 0);
          // A session in which a task never ended would refuse the same task again.
          if (wasBusy) validator.resetRole();
        });
        subnet.miners.forEach((miner, number) => {
          miner.memory.restore?.(own.memories[number]);
          miner.work.calls = own.calls[number] ?? 0;
          if (wasBusy) miner.resetRole();
        });
      });
    },
  };
}
