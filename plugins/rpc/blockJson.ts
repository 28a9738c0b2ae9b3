import type { SealedBlock } from "../../core/chain/block.js";
import { bytesToHex } from "../../core/primitives/bytes.js";

/** A sealed block as JSON: extrinsics in hex, amounts in events as decimal strings. */
export function blockJson(block: SealedBlock): object {
  return { ...block, extrinsics: block.extrinsics.map(bytesToHex) };
}
