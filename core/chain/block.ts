import { hexToBytes } from "../primitives/bytes.js";
import { sha256Hex } from "../primitives/hash.js";
import type { KernelEvent } from "../state/context.js";
import type { Receipt } from "./receipt.js";

/** A block's place: its height, and its id as 64 hex digits. */
export interface BlockRef {
  readonly height: number;
  readonly id: string;
}

/** A block to apply. */
export interface Block {
  readonly height: number;
  readonly parentId: string;
  /** As they came, in the order they are applied. */
  readonly extrinsics: readonly Uint8Array[];
}

/** A block that was applied, and what it did. */
export interface SealedBlock extends Block, BlockRef {
  /** One for each extrinsic, each with its own events. */
  readonly receipts: readonly Receipt[];
  /** Events of the block step, which comes before the extrinsics. */
  readonly events: readonly KernelEvent[];
}

/**
 * SHA-256 of the parent's id, the height (8 bytes, big-endian) and the extrinsics' ids. The ids commit to the extrinsics
 * less their signatures: a scheme that randomises signatures must not let a signer choose the block's id.
 */
export function blockId(parentId: string, height: number, extrinsicIds: readonly string[]): string {
  const place = new DataView(new ArrayBuffer(8));
  place.setBigUint64(0, BigInt(height));
  return sha256Hex(hexToBytes(parentId), new Uint8Array(place.buffer), joinIds(extrinsicIds));
}

/** Ids of extrinsics as bytes, 32 each. They were made here: nothing is checked. */
export function joinIds(ids: readonly string[]): Uint8Array {
  return Buffer.from(ids.join(""), "hex");
}
