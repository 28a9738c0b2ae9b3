import { receiveMessageOnPort, type MessagePort } from "node:worker_threads";

/**
 * Words in memory that both ends of a line share: how many messages each has posted, and what each does about the next. Reading one costs
 * nothing, while to look into a port takes a lock, which the other end holds for as long as it takes to wake this thread.
 */
export type LineSigns = Int32Array;

export const FROM_HOLDER = 0;
export const FROM_BORROWER = 1;
export const HOLDER_IS_AWAKE = 2;
/** Whether the latest run is watched by who asked for it, so that the next one may be looked for. */
export const IS_WATCHED = 3;

export function createLineSigns(): LineSigns {
  return new Int32Array(new SharedArrayBuffer(4 * Int32Array.BYTES_PER_ELEMENT));
}

/**
 * Hears what was posted at the other end since the last time, as far as the event loop has not dispatched it already.
 *
 * @param count which word counts the other end's messages
 */
export function hearBySign(
  port: MessagePort,
  signs: LineSigns,
  count: number,
  hear: (message: unknown) => void,
): () => void {
  let heard = Atomics.load(signs, count);
  return () => {
    const posted = Atomics.load(signs, count);
    if (posted === heard) return;
    for (; heard !== posted; heard = (heard + 1) | 0) {
      const next = receiveMessageOnPort(port);
      if (next) hear(next.message);
    }
  };
}
