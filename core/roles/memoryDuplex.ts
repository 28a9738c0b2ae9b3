import type { Duplex } from "../protocol/ports.js";
import { fail } from "../primitives/errors.js";
import { protocolErrors } from "../protocol/protocolErrors.js";

type Item = { readonly message: Uint8Array } | { readonly closed: string };

/** What has been taken at once; and a microtask by promise: `queueMicrotask` also makes a resource for the debugger. */
const DONE = Promise.resolve();

/** One end's arrivals: delivered in order, one microtask after they were sent. */
interface Arrivals {
  readonly push: (item: Item) => void;
  readonly onMessage: Duplex["onMessage"];
  readonly onClose: Duplex["onClose"];
}

/**
 * Two connected ends in memory. No timers, no buffers that fill up: same order of events on every run.
 *
 * @param isPrivate whether sessions over it may leave their records unsealed
 */
export function createMemoryDuplexPair(isPrivate = false): readonly [Duplex, Duplex] {
  const left = createArrivals();
  const right = createArrivals();
  let isClosed = false;

  const endOf = (own: Arrivals, other: Arrivals): Duplex => ({
    isPrivate,
    send: (message) => {
      if (isClosed) return Promise.reject(fail(protocolErrors.closed));
      other.push({ message });
      return DONE;
    },
    onMessage: own.onMessage,
    onClose: own.onClose,
    close: (reason) => {
      if (isClosed) return;
      isClosed = true;
      own.push({ closed: reason });
      other.push({ closed: reason });
    },
  });
  return [endOf(left, right), endOf(right, left)];
}

function createArrivals(): Arrivals {
  const items: Item[] = [];
  let receive: ((message: Uint8Array) => void) | undefined;
  let listener: ((reason: string) => void) | undefined;
  let closedReason: string | undefined;
  let isScheduled = false;

  const deliver = (): void => {
    isScheduled = false;
    while (receive && items[0] && "message" in items[0]) {
      const { message } = items[0];
      items.shift();
      receive(message);
    }
    const [item] = items;
    if (item && "closed" in item) {
      items.shift();
      closedReason = item.closed;
      listener?.(item.closed);
    }
  };

  return {
    push: (item) => {
      items.push(item);
      if (isScheduled) return;
      isScheduled = true;
      void DONE.then(deliver);
    },
    onMessage: (next) => {
      receive = next;
      deliver();
    },
    onClose: (next) => {
      listener = next;
      if (closedReason !== undefined) next(closedReason);
    },
  };
}
