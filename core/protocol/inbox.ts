import { fail, type SubnetkitError } from "../primitives/errors.js";
import { claimedReason } from "./closeReason.js";
import type { Duplex } from "./ports.js";
import { protocolErrors } from "./protocolErrors.js";

/** How much an inbox holds while nobody takes from it. */
export interface InboxBounds {
  readonly maxMessages: number;
  readonly maxBytes: number;
}

/** Turns a duplex's messages into awaited ones, bounded, until they are handed over to a receiver. */
export interface Inbox {
  /** The next message. Rejects with the failure, or with SK1418 when the connection closed. */
  take(): Promise<Uint8Array>;
  /** Ends the inbox with an error, for whoever waits or takes next. */
  fail(error: SubnetkitError): void;
  /** Throws what ended it, if anything did. */
  assertOpen(): void;
  /** Gives what is held, and everything later, to a receiver. */
  handOver(receive: (message: Uint8Array) => void): void;
}

/** Starts to hold a duplex's messages; more than the bounds end it with SK1402 or SK1403. */
export function createInbox(duplex: Duplex, bounds: InboxBounds): Inbox {
  const held: Uint8Array[] = [];
  let heldBytes = 0;
  let failure: SubnetkitError | undefined;
  let waiting: { resolve(message: Uint8Array): void; reject(error: SubnetkitError): void } | undefined;

  const end = (error: SubnetkitError): void => {
    failure ??= error;
    waiting?.reject(failure);
    waiting = undefined;
  };

  duplex.onMessage((message) => {
    if (failure) return;
    if (message.length > bounds.maxBytes) {
      end(fail(protocolErrors.handshakeTooLarge, { sizeBytes: message.length, limitBytes: bounds.maxBytes }));
    } else if (waiting) {
      waiting.resolve(message);
      waiting = undefined;
    } else if (held.length >= bounds.maxMessages || heldBytes + message.length > bounds.maxBytes) {
      end(fail(protocolErrors.handshakeFlood));
    } else {
      held.push(message);
      heldBytes += message.length;
    }
  });
  duplex.onClose((reason) => end(fail(protocolErrors.handshakeClosed, { reason: claimedReason(reason) })));

  return {
    take: () =>
      new Promise((resolve, reject) => {
        const message = failure ? undefined : held.shift();
        if (failure) reject(failure);
        else if (message) {
          heldBytes -= message.length;
          resolve(message);
        } else waiting = { resolve, reject };
      }),
    fail: end,
    assertOpen: () => {
      if (failure) throw failure;
    },
    handOver: (receive) => {
      for (const message of held.splice(0)) receive(message);
      duplex.onMessage(receive);
    },
  };
}
