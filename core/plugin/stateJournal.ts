import { fail } from "../primitives/errors.js";
import { pluginStateErrors } from "./pluginStateErrors.js";

/** A point within one round to go back to; closed by one commit or revert. */
export interface StateCheckpoint {
  readonly kind: "checkpoint";
}

/** What can be undone of a plugin's state. */
export interface StateJournal {
  checkpoint(): StateCheckpoint;
  /** Keeps what was written since. @throws SK1332 */
  commit(checkpoint: StateCheckpoint): void;
  /** Takes back what was written since, also what an inner checkpoint has committed. @throws SK1332 */
  revert(checkpoint: StateCheckpoint): void;
  /** Names the state as it is now: 1, 2, 3 … @throws SK1333 */
  snapshot(): number;
  /** Goes back to a snapshot and keeps it and all older ones; younger ones are dropped. @throws SK1331, SK1333 */
  revertTo(snapshot: number): void;
}

interface Frame extends StateCheckpoint {
  readonly snapshot: number | undefined;
  /** The entries written since the frame opened, as they were before. */
  readonly former: Map<string, Uint8Array | undefined>;
}

/** The undo log over a map of encoded values: a stack of frames, each as large as the set of keys written in it. */
export function createStateJournal(
  entries: Map<string, Uint8Array>,
): StateJournal & { readonly write: (key: string, value: Uint8Array | undefined) => void } {
  const frames: Frame[] = [];
  let snapshotsMade = 0;

  const open = (snapshot: number | undefined): Frame => {
    const frame: Frame = { kind: "checkpoint", snapshot, former: new Map() };
    frames.push(frame);
    return frame;
  };
  const put = (key: string, value: Uint8Array | undefined): void => {
    if (value === undefined) entries.delete(key);
    else entries.set(key, value);
  };
  const undo = (frame: Frame): void => {
    for (const [key, value] of frame.former) put(key, value);
    frame.former.clear();
  };
  const assertBetweenRounds = (): void => {
    const last = frames.at(-1);
    if (last && last.snapshot === undefined) throw fail(pluginStateErrors.checkpointOpen);
  };

  return {
    write: (key, value) => {
      const former = frames.at(-1)?.former;
      if (former && !former.has(key)) former.set(key, entries.get(key));
      put(key, value);
    },
    checkpoint: () => open(undefined),
    commit: (checkpoint) => {
      const frame = frames.at(-1);
      if (!frame || frame !== checkpoint) throw fail(pluginStateErrors.checkpointClosed);
      frames.pop();
      const outer = frames.at(-1)?.former;
      for (const [key, value] of frame.former) if (outer && !outer.has(key)) outer.set(key, value);
    },
    revert: (checkpoint) => {
      const at = frames.findIndex((frame) => frame === checkpoint);
      if (at < 0) throw fail(pluginStateErrors.checkpointClosed);
      for (const frame of frames.splice(at).reverse()) undo(frame);
    },
    snapshot: () => {
      assertBetweenRounds();
      snapshotsMade += 1;
      open(snapshotsMade);
      return snapshotsMade;
    },
    revertTo: (id) => {
      assertBetweenRounds();
      const at = frames.findIndex(({ snapshot }) => snapshot === id);
      const kept = frames[at];
      if (!kept) {
        const all = frames.map(({ snapshot }) => snapshot).join(", ");
        throw fail(pluginStateErrors.unknownSnapshot, { id, kept: all === "" ? "none" : all });
      }
      for (const frame of frames.splice(at + 1).reverse()) undo(frame);
      undo(kept);
    },
  };
}
