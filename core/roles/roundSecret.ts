import { encodeCanonical } from "../primitives/codec.js";
import { bytesToHex } from "../primitives/bytes.js";
import { sha256 } from "../primitives/hash.js";
import type { Signer } from "../primitives/keys.js";
import { PROTOCOL_VERSION } from "../protocol/version.js";

/** What one round of one validator derives its ids and its randomness from. */
export interface RoundSecret {
  /** Hex seed of what the plugin draws when it creates the round's tasks. */
  readonly taskSeed: string;
  /** 16 bytes as hex: names a task to miners, and tells them nothing. */
  taskId(index: number): string;
  /** Hex seed of the randomness that scores a task. */
  scoreSeed(index: number): string;
  /** Hex seed of tasks that nobody but the validator may be able to compute. */
  readonly coverSeed: string;
  /** Hex seed of the order in which tasks are sent. */
  readonly orderSeed: string;
}

/**
 * A round's secret: the hotkey's signature of the round, hashed. Ed25519 signs deterministically, so a round repeats;
 * miners, who know the round's public seed, can neither foresee what scoring will draw nor tell a validator's own tasks
 * from others by their ids.
 *
 * @param number rounds that this validator has begun before: two rounds at one height differ
 */
export function roundSecretOf(
  signer: Signer,
  round: {
    readonly genesisHash: string;
    readonly netuid: number;
    readonly seed: string;
    readonly number: number;
  },
): RoundSecret {
  const { genesisHash, netuid, seed, number } = round;
  const secret = sha256(
    signer.sign(encodeCanonical([`${PROTOCOL_VERSION} round secret`, genesisHash, netuid, seed, number])),
  );
  const derive = (purpose: string, index: number): string =>
    bytesToHex(sha256(secret, `${purpose}/${index}`));
  return {
    taskId: (index) => derive("task", index).slice(0, 32),
    scoreSeed: (index) => derive("score", index),
    get taskSeed() {
      return derive("tasks", 0);
    },
    get coverSeed() {
      return derive("cover", 0);
    },
    get orderSeed() {
      return derive("order", 0);
    },
  };
}
