import { fail, type SubnetkitError } from "../primitives/errors.js";
import { codedError } from "./closeReason.js";
import { encodedLength, type encodeFrame } from "./frameCodec.js";
import type { Duplex } from "./ports.js";
import { protocolErrors } from "./protocolErrors.js";

type EncodedFrame = ReturnType<typeof encodeFrame>;

/** Above this many bytes that a peer has not read, the session ends. */
export const MAX_BUFFERED_BYTES = 8_388_608;

/** Below this, whoever has more to send may go on at once. */
const ROOM_BELOW_BYTES = 1_048_576;

/**
 * A record leaves when the microtask queue has turned this often without another frame. Tasks that are answered one
 * after another in the same tick are that far apart, so their answers travel together; it costs about 2 µs.
 */
const QUIET_TURNS = 16;

/** To be awaited again and again: a new promise each time was a sixth of all that a simulated network allocates. */
const TURN = Promise.resolve();

/** Bodies from this size on are sealed where they lie; smaller parts of a record are joined first, which is cheaper. */
const JOIN_BELOW_BYTES = 16_384;

export interface Outbox {
  push(frame: EncodedFrame): void;
  /** Sends everything now, whether or not the peer has room: for the last words of a session. */
  flush(): void;
  /** Whether less than 1 MiB waits here. */
  readonly hasRoom: boolean;
  /** Resolves when everything pushed so far was taken by a connection with room for more, or the session ended. */
  room(): Promise<void>;
  /** Drops the key and what is left, and frees whoever waits for room. */
  discard(): void;
}

export interface OutboxOptions {
  readonly duplex: Duplex;
  readonly seal: (parts: readonly Uint8Array[]) => Uint8Array;
  /** Largest plaintext of a record. */
  readonly maxRecordBytes: number;
  /** Whether a record costs neither sealing nor a system call, so that it needn't wait for company. */
  readonly isCheap?: boolean;
  /** The session can't go on: SK1437 or SK1439. A lost connection is the duplex's to report. */
  readonly failed: (error: SubnetkitError) => void;
}

/**
 * Collects the frames of a tick into records: under load, sealing and system calls are paid once for many frames.
 * While the connection has no room, frames wait here.
 */
export function createOutbox(options: OutboxOptions): Outbox {
  const { duplex, maxRecordBytes, failed } = options;
  const quietTurns = options.isCheap ? 1 : QUIET_TURNS;
  let seal: OutboxOptions["seal"] | undefined = options.seal;
  let waiting: EncodedFrame[] = [];
  let waitingBytes = 0;
  let running = false;
  const roomWaiters: (() => void)[] = [];

  const freeWaiters = (): void => {
    for (const free of roomWaiters.splice(0)) free();
  };
  const discard = (): void => {
    seal = undefined;
    waiting = [];
    waitingBytes = 0;
    freeWaiters();
  };
  /** Sends the next record. Resolves with whether there is room for another. */
  const sendNext = async (): Promise<boolean> => {
    let count = 0;
    let size = 0;
    for (const frame of waiting) {
      const length = encodedLength(frame);
      if (count > 0 && size + length > maxRecordBytes) break;
      size += length;
      count += 1;
    }
    const frames = waiting.splice(0, count);
    waitingBytes -= size;
    let record: Uint8Array | undefined;
    try {
      record = seal?.(joinSmallParts(frames));
    } catch (error) {
      failed(codedError(error));
    }
    if (!record) return false;
    try {
      await duplex.send(record);
      return true;
    } catch {
      // The connection is closed, which the duplex tells the session itself; until then nothing may pile up here.
      discard();
      return false;
    }
  };
  /** Resolves when nobody has added a frame for a while, or a record is full. */
  const gather = async (): Promise<void> => {
    let seen = 0;
    while (waiting.length !== seen && waitingBytes < maxRecordBytes) {
      seen = waiting.length;
      for (let turn = 0; turn < quietTurns; turn += 1) await TURN;
    }
  };
  const run = async (): Promise<void> => {
    do await gather();
    while (waiting.length > 0 && (await sendNext()));
    running = false;
    freeWaiters();
  };

  return {
    push: (frame) => {
      waiting.push(frame);
      waitingBytes += encodedLength(frame);
      if (waitingBytes > MAX_BUFFERED_BYTES) {
        failed(fail(protocolErrors.slowReader, { bufferedBytes: waitingBytes }));
      } else if (!running) {
        running = true;
        void run();
      }
    },
    flush: () => {
      while (waiting.length > 0) void sendNext();
    },
    get hasRoom() {
      return waitingBytes < ROOM_BELOW_BYTES;
    },
    room: () => (running ? new Promise((resolve) => roomWaiters.push(resolve)) : Promise.resolve()),
    discard,
  };
}

function joinSmallParts(frames: readonly EncodedFrame[]): Uint8Array[] {
  const parts: Uint8Array[] = [];
  let small: Uint8Array[] = [];
  const join = (): void => {
    if (small.length > 0) parts.push(Buffer.concat(small));
    small = [];
  };
  for (const [head, body, tail] of frames) {
    small.push(head);
    if (body.length < JOIN_BELOW_BYTES) small.push(body);
    else {
      join();
      parts.push(body);
    }
    small.push(tail);
  }
  join();
  return parts;
}
