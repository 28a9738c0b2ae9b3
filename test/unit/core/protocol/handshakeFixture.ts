import { createMemoryDuplexPair } from "../../../../core/roles/memoryDuplex.js";
import { createVirtualClock, type VirtualClock } from "../../../../core/roles/virtualClock.js";
import { developmentSigner } from "../../../../core/primitives/keys.js";
import type { Established, Identity } from "../../../../core/protocol/handshake.js";
import { DEFAULT_LIMITS } from "../../../../core/protocol/limits.js";
import { minerHandshake, type MinerHandshakeOptions } from "../../../../core/protocol/minerHandshake.js";
import type { Duplex } from "../../../../core/protocol/ports.js";
import {
  validatorHandshake,
  type ValidatorHandshakeOptions,
} from "../../../../core/protocol/validatorHandshake.js";

export const miner = developmentSigner("test", "miner");
export const validator = developmentSigner("test", "validator");
export const stranger = developmentSigner("test", "stranger");

export const identity = (over: Partial<Identity> = {}): Identity => ({
  genesisHash: "ab".repeat(32),
  netuid: 3,
  plugin: { id: "echo", version: "1.2.3", schemaHash: "cd".repeat(32) },
  signer: miner,
  limits: DEFAULT_LIMITS,
  height: () => 1_000,
  ...over,
});

export const minerOptions = (
  clock: VirtualClock,
  over: Partial<MinerHandshakeOptions> = {},
): MinerHandshakeOptions => ({
  identity: identity(),
  clock,
  timeoutMs: 1_000,
  caller: validator.account,
  standing: () => ({ validatorPermit: true }),
  ...over,
});

export const validatorOptions = (
  clock: VirtualClock,
  over: Partial<ValidatorHandshakeOptions> = {},
): ValidatorHandshakeOptions => ({
  identity: identity({ signer: validator }),
  clock,
  timeoutMs: 1_000,
  miner: miner.account,
  ...over,
});

export interface Settled {
  readonly established?: Established;
  readonly code?: string;
}

/** What became of a handshake, as a value. */
export const settled = (handshake: Promise<Established>): Promise<Settled> =>
  handshake.then(
    (established) => ({ established }),
    (error: unknown) => ({ code: codeOf(error) }),
  );

/** The keys of a session that seals its records. */
export function keysOf({ keys }: Established): NonNullable<Established["keys"]> {
  if (!keys) throw new Error("the connection is private");
  return keys;
}

export const codeOf = (error: unknown): string => {
  if (typeof error === "object" && error !== null && "code" in error) return String(error.code);
  throw error;
};

export const codeThrownBy = (action: () => unknown): string | undefined => {
  try {
    action();
  } catch (error) {
    return codeOf(error);
  }
  return undefined;
};

/** Both sides against each other; what each made of it. */
export async function shakeHands(
  over: {
    readonly miner?: Partial<MinerHandshakeOptions>;
    readonly validator?: Partial<ValidatorHandshakeOptions>;
    readonly between?: (duplexes: readonly [Duplex, Duplex]) => readonly [Duplex, Duplex];
  } = {},
): Promise<{ miner: Settled; validator: Settled; clock: VirtualClock }> {
  const clock = createVirtualClock();
  const pair = createMemoryDuplexPair();
  const [minerEnd, validatorEnd] = over.between ? over.between(pair) : pair;
  const both = Promise.all([
    settled(minerHandshake(minerEnd, minerOptions(clock, over.miner))),
    settled(validatorHandshake(validatorEnd, validatorOptions(clock, over.validator))),
  ]);
  await clock.advance(0);
  await clock.advance(2_000);
  const [minerSide, validatorSide] = await both;
  return { miner: minerSide, validator: validatorSide, clock };
}

/** A duplex whose outgoing messages pass through `change`: what it returns is sent instead. */
export function tampered(
  duplex: Duplex,
  change: (message: Uint8Array, index: number) => readonly Uint8Array[],
): Duplex {
  let index = 0;
  return {
    ...duplex,
    send: async (message) => {
      for (const each of change(message, index++)) await duplex.send(each);
    },
  };
}

/** One end played by the test: what it received, and its sends. */
export function puppet(duplex: Duplex): {
  received: Uint8Array[];
  closedWith: string[];
  send(message: Uint8Array): Promise<void>;
} {
  const received: Uint8Array[] = [];
  const closedWith: string[] = [];
  duplex.onMessage((message) => received.push(message));
  duplex.onClose((reason) => closedWith.push(reason));
  return { received, closedWith, send: (message) => duplex.send(message) };
}
