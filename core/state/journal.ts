import { fail } from "../primitives/errors.js";
import { FormerPairs } from "./changes.js";
import type { Entry } from "./orderedEntries.js";
import { stateErrors } from "./stateErrors.js";

/** A point within one operation to go back to. Opaque; closed by one commit or revert. */
export interface Checkpoint {
  readonly kind: "checkpoint";
}

/** Names a snapshot: 1, 2, 3 … in the order they were made on one state, never used twice. */
export type SnapshotId = number;

interface Frame extends Checkpoint {
  readonly snapshot: SnapshotId | undefined;
  /** What the entries written since the frame opened looked like then. */
  readonly former: FormerPairs;
}

/** The undo log of a state: a stack of frames, each as large as the set of entries written in it. */
export interface Journal {
  /** To be called before an entry's pair becomes `next`. */
  record(entry: Entry, next: Entry["pair"]): void;
  checkpoint(): Checkpoint;
  commit(checkpoint: Checkpoint): void;
  revert(checkpoint: Checkpoint): void;
  snapshot(): SnapshotId;
  revertTo(id: SnapshotId): void;
}

/** @param restore puts an entry back to a former pair, without recording it */
export function createJournal(restore: (entry: Entry, pair: Entry["pair"]) => void): Journal {
  const frames: Frame[] = [];
  let snapshotsMade = 0;

  const open = (snapshot: SnapshotId | undefined): Frame => {
    const frame: Frame = { kind: "checkpoint", snapshot, former: new FormerPairs() };
    frames.push(frame);
    return frame;
  };

  const indexOf = (checkpoint: Checkpoint): number => {
    const index = frames.findLastIndex((frame) => frame === checkpoint);
    if (index < 0) throw fail(stateErrors.checkpointClosed);
    return index;
  };

  // Latest first: an entry created after another of the same key was deleted has to go before that one comes back.
  const undo = (frame: Frame): void => {
    for (const [entry, pair] of [...frame.former.pairs].reverse()) restore(entry, pair);
  };

  const refuseOpenCheckpoint = (): void => {
    if (frames.at(-1)?.snapshot === undefined && frames.length > 0) throw fail(stateErrors.checkpointOpen);
  };

  return {
    record: (entry, next) => frames[frames.length - 1]?.former.record(entry, next),

    checkpoint: () => open(undefined),

    commit: (checkpoint) => {
      if (indexOf(checkpoint) !== frames.length - 1) throw fail(stateErrors.checkpointNotInnermost);
      const closed = frames.pop();
      if (closed !== undefined) frames.at(-1)?.former.merge(closed.former);
    },

    revert: (checkpoint) => {
      for (const frame of frames.splice(indexOf(checkpoint)).reverse()) undo(frame);
    },

    snapshot: () => {
      refuseOpenCheckpoint();
      snapshotsMade += 1;
      open(snapshotsMade);
      return snapshotsMade;
    },

    revertTo: (id) => {
      refuseOpenCheckpoint();
      const index = frames.findIndex((frame) => frame.snapshot === id);
      const kept = frames[index];
      if (kept === undefined) {
        const ids = frames.map((frame) => frame.snapshot).join(", ");
        throw fail(stateErrors.unknownSnapshot, { id, kept: ids === "" ? "there is none" : ids });
      }
      for (const frame of frames.splice(index + 1).reverse()) undo(frame);
      undo(kept);
      kept.former.clear();
    },
  };
}
