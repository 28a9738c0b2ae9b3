import type { AccountId } from "../primitives/ss58.js";

export type { Store, StoreWrite } from "../primitives/store.js";

/** Time for whoever waits. Real on a clock-driven network, virtual on a seeded one and in tests. */
export interface Clock {
  nowMs(): number;
  /** Calls back once after `delayMs`; the returned function cancels. */
  after(delayMs: number, callback: () => void): () => void;
}

/** Structured lines: a message that stays the same, and fields that don't. */
export interface Logger {
  debug(message: string, fields?: Readonly<Record<string, unknown>>): void;
  info(message: string, fields?: Readonly<Record<string, unknown>>): void;
  warn(message: string, fields?: Readonly<Record<string, unknown>>): void;
  error(message: string, fields?: Readonly<Record<string, unknown>>): void;
  /** A logger whose every line carries these fields too. */
  child(fields: Readonly<Record<string, unknown>>): Logger;
}

export type MetricLabels = Readonly<Record<string, string>>;

/** Numbers for dashboards. Names end in their unit: `_total`, `_seconds`, `_bytes`. */
export interface Metrics {
  /** Adds to a counter. */
  count(name: string, by?: number, labels?: MetricLabels): void;
  /** Sets a gauge. */
  gauge(name: string, value: number, labels?: MetricLabels): void;
  /** Records one value of a distribution. */
  observe(name: string, value: number, labels?: MetricLabels): void;
}

/** Decides the order of extrinsics and seals blocks, alone or with others. */
export interface Engine {
  /**
   * Offers signed bytes to the pool. Gives the extrinsic's id, by which its receipt is found in a block to come; throws (or rejects)
   * with the code of the rule that refuses it.
   */
  submit(extrinsic: Uint8Array): string | Promise<string>;
  /** Calls back after each block; the returned function ends that. */
  onBlock(listener: (block: { readonly height: number; readonly id: string }) => void): () => void;
  stop(): void | Promise<void>;
}

/** An ordered, message-preserving connection: a WebSocket, or a pair in memory. */
export interface Connection {
  /** Resolves when the peer's buffer has room for more; rejects once closed. */
  send(message: Uint8Array): Promise<void>;
  onMessage(receive: (message: Uint8Array) => void): void;
  onClose(closed: (reason: string) => void): void;
  close(reason: string): void;
}

/** Where a miner listens. */
export interface Listener {
  /** What to announce on chain. */
  readonly endpoint: string;
  close(): Promise<void>;
}

/** Opens and accepts connections between peers; who they are is settled above it. */
export interface Transport {
  dial(endpoint: string, caller: AccountId, signal: AbortSignal): Promise<Connection>;
  /** Port 0 takes a free one. `accept` gets each connection with the hotkey that the upgrade named, unproven. */
  listen(
    options: { readonly host: string; readonly port: number },
    accept: (connection: Connection, caller: AccountId) => void,
  ): Promise<Listener>;
}

/**
 * The epoch as a function of numbers. Id and version stand in the genesis: a chain can't change it unnoticed. What it computes with is
 * the kernel's to say; see CONSENSUS.
 */
export interface Consensus {
  readonly id: string;
  readonly version: string;
  run(params: never, inputs: never): unknown;
}
