import { createSession, type Session, type SessionEnd } from "../../../../core/protocol/session.js";
import type { Established } from "../../../../core/protocol/handshake.js";
import { EMPTY_BODY, type Frame } from "../../../../core/protocol/frames.js";
import type { Duplex } from "../../../../core/protocol/ports.js";
import type { SessionLimits } from "../../../../core/protocol/limits.js";
import { DEFAULT_LIMITS } from "../../../../core/protocol/limits.js";
import { identity, shakeHands, validator } from "./handshakeFixture.js";
import type { VirtualClock } from "../../../../core/roles/virtualClock.js";

export interface Side {
  readonly session: Session;
  readonly frames: Frame[];
  readonly ends: SessionEnd[];
}

export interface Link {
  readonly miner: Side;
  readonly validator: Side;
  readonly clock: VirtualClock;
  /** Sealed records in the order in which they were sent. */
  readonly records: { readonly from: "miner" | "validator"; readonly bytes: Uint8Array }[];
  /** What to do with a record instead of sending it on; returns the messages to send. */
  intercept: (from: "miner" | "validator", record: Uint8Array) => readonly Uint8Array[];
}

/** Two sessions over one in-memory connection whose records can be watched and changed. */
export async function link(
  limits: { miner?: Partial<SessionLimits>; validator?: Partial<SessionLimits> } = {},
): Promise<Link> {
  const records: Link["records"] = [];
  const state: { intercept: Link["intercept"]; active: boolean } = {
    intercept: (_, record) => [record],
    active: false,
  };
  const watched = (duplex: Duplex, from: "miner" | "validator"): Duplex => ({
    ...duplex,
    send: async (message) => {
      if (!state.active) return duplex.send(message);
      records.push({ from, bytes: message });
      for (const each of state.intercept(from, message)) await duplex.send(each);
    },
  });
  const {
    miner: m,
    validator: v,
    clock,
  } = await shakeHands({
    miner: { identity: identity({ limits: { ...DEFAULT_LIMITS, ...limits.miner } }) },
    validator: {
      identity: identity({ signer: validator, limits: { ...DEFAULT_LIMITS, ...limits.validator } }),
    },
    between: ([a, b]) => [watched(a, "miner"), watched(b, "validator")],
  });
  state.active = true;
  return {
    miner: sideOf(m.established, clock),
    validator: sideOf(v.established, clock),
    clock,
    records,
    get intercept() {
      return state.intercept;
    },
    set intercept(next) {
      state.intercept = next;
    },
  };
}

function sideOf(established: Established | undefined, clock: VirtualClock): Side {
  if (!established) throw new Error("the handshake was refused");
  const frames: Frame[] = [];
  const ends: SessionEnd[] = [];
  const session = createSession(established, {
    clock,
    onFrame: (frame) => frames.push(frame),
    onEnd: (end) => ends.push(end),
  });
  return { session, frames, ends };
}

export const taskId = (number: number): string => number.toString(16).padStart(32, "0");

export const task = (number: number, body: Uint8Array = EMPTY_BODY, deadlineMs = 4_000): Frame => ({
  kind: "task",
  taskId: taskId(number),
  deadlineMs,
  body,
});

export const reply = (
  kind: "answer" | "chunk" | "error" | "cancel",
  number: number,
  body: Uint8Array = EMPTY_BODY,
): Frame => ({
  kind,
  taskId: taskId(number),
  deadlineMs: 0,
  body,
});
