import type { Pieces } from "../primitives/bytes.js";

/**
 * An ordered, message-preserving connection: a WebSocket, or a pair in memory. It has one receiver and one close
 * listener; setting another replaces it, so that a handshake can hand its connection over to a session.
 */
export interface Duplex {
  /** Sends one message. Resolves when the peer's buffer has room for more; rejects once closed. */
  send(message: Uint8Array): Promise<void>;
  /** The same of one message in several pieces, for who would only copy them to join them. Absent where nothing is saved by it. */
  sendPieces?(message: Pieces): Promise<void>;
  /** Sets the receiver. Messages that came before are delivered to it first, in order. */
  onMessage(receive: (message: Uint8Array) => void): void;
  /** Sets the close listener. It is called once, whoever closed; at once when that has happened already. */
  onClose(closed: (reason: string) => void): void;
  /** Closes after what was sent before. Further calls do nothing. */
  close(reason: string): void;
  /**
   * Both ends are in this process, and whoever made them says that records need no sealing: half of what a simulated network spends
   * on a message. Everything else of the protocol stays. Absent, and so false, on anything that others could reach.
   */
  readonly isPrivate?: boolean;
}

/** The only time that protocol and roles see. Real on a clock-driven network, virtual in tests. */
export interface Clock {
  nowMs(): number;
  /** Calls back once after `delayMs`; the returned function cancels. */
  after(delayMs: number, callback: () => void): () => void;
}
