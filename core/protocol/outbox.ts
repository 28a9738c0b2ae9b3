import { piecesLength, type Pieces } from "../primitives/bytes.js";
import { fail, type SubnetkitError } from "../primitives/errors.js";
import { codedError } from "./closeReason.js";
import type { Duplex } from "./ports.js";
import { protocolErrors } from "./protocolErrors.js";
import type { Sealer } from "./records.js";

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

/** Pieces from this size on are sealed where they lie; smaller ones of a record are joined first, which is cheaper. */
const JOIN_BELOW_BYTES = 16_384;

export interface Outbox {
  /** Queues an encoded frame. */
  push(frame: Pieces): void;
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
  readonly seal: ((parts: Pieces) => Uint8Array) & Partial<Pick<Sealer, "pieces">>;
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
  const { duplex, maxRecordBytes, failed, isCheap = false } = options;
  let seal: OutboxOptions["seal"] | undefined = options.seal;
  let waiting: Pieces[] = [];
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
  /** As many of the frames that wait as fit into a record, and one at least. */
  const takeFrames = (): readonly Pieces[] => {
    let count = 0;
    let size = 0;
    for (const frame of waiting) {
      const length = piecesLength(frame);
      if (count > 0 && size + length > maxRecordBytes) break;
      size += length;
      count += 1;
    }
    waitingBytes -= size;
    const frames = waiting;
    waiting = frames.length === count ? [] : frames.splice(count);
    return frames;
  };
  /** Sends the next record. Undefined when the session can't go on. */
  const sendNext = (): Promise<void> | undefined => {
    const frames = takeFrames();
    if (!seal) return undefined;
    try {
      const parts = joinSmallPieces(frames);
      return duplex.sendPieces && seal.pieces
        ? duplex.sendPieces(seal.pieces(parts))
        : duplex.send(seal(parts));
    } catch (error) {
      failed(codedError(error));
      return undefined;
    }
  };
  // The connection is closed, which the duplex tells the session itself; until then nothing may pile up here.
  const lost = (): void => {
    discard();
    rest();
  };
  const rest = (): void => {
    running = false;
    freeWaiters();
  };
  /** Resolves when nobody has added a frame for a while, or a record is full. */
  const gather = async (): Promise<void> => {
    let seen = 0;
    while (waiting.length !== seen && waitingBytes < maxRecordBytes) {
      seen = waiting.length;
      for (let turn = 0; turn < QUIET_TURNS; turn += 1) await TURN;
    }
  };
  const run = (): void => {
    if (waiting.length === 0) rest();
    else void (isCheap ? TURN : gather()).then(sendGathered);
  };
  const sendGathered = (): void => {
    const sent = waiting.length > 0 ? sendNext() : undefined;
    if (sent) void sent.then(run, lost);
    else rest();
  };

  return {
    push: (frame) => {
      waiting.push(frame);
      waitingBytes += piecesLength(frame);
      if (waitingBytes > MAX_BUFFERED_BYTES) {
        failed(fail(protocolErrors.slowReader, { bufferedBytes: waitingBytes }));
      } else if (!running) {
        running = true;
        run();
      }
    },
    flush: () => {
      while (waiting.length > 0) sendNext()?.catch(lost);
    },
    get hasRoom() {
      return waitingBytes < ROOM_BELOW_BYTES;
    },
    room: () => (running ? new Promise((resolve) => roomWaiters.push(resolve)) : Promise.resolve()),
    discard,
  };
}

function joinSmallPieces(frames: readonly Pieces[]): Pieces {
  const [first] = frames;
  if (first?.length === 1 && frames.length === 1) return first;
  const joined: Uint8Array[] = [];
  let small: Uint8Array[] = [];
  const join = (): void => {
    if (small.length > 0) joined.push(Buffer.concat(small));
    small = [];
  };
  for (const frame of frames) {
    for (const piece of frame) {
      if (piece.length < JOIN_BELOW_BYTES) small.push(piece);
      else {
        join();
        joined.push(piece);
      }
    }
  }
  join();
  return joined;
}
