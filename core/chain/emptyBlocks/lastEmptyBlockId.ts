import { bytesToHex, hexToBytes } from "../../primitives/bytes.js";
import { blockId, type BlockRef } from "../block.js";
import { emptyBlocksEngine, LAST_HEIGHT } from "./engine.js";

const ID_BYTES = 32;

/**
 * The id of block `to`, if it and all blocks after `parent` have no extrinsics: what `blockId` gives one after the other.
 *
 * @example lastEmptyBlockId({ height: 4, id }, 5) === blockId(id, 5, [])
 */
export function lastEmptyBlockId(parent: BlockRef, to: number): string {
  const engine = emptyBlocksEngine();
  const place = new Uint8Array(engine.memory.buffer, engine.idAddress(), ID_BYTES);
  place.set(hexToBytes(parent.id));
  const last = Math.min(to, LAST_HEIGHT);
  if (last > parent.height) engine.addBlockIds(parent.height + 1, last);
  let id = bytesToHex(place);
  for (let height = Math.max(parent.height, last) + 1; height <= to; height++) id = blockId(id, height, []);
  return id;
}
