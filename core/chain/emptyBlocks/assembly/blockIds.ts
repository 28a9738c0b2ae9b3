import { sha256 } from "./sha256";

/** The parent's id, 32 bytes, and a height, 8 bytes with the highest first. */
const PLACE: usize = memory.data(40, 8);

/** The id of the last block that was added: the host writes the first one there. */
export function idAddress(): usize {
  return PLACE;
}

/** Goes on to the ids of the blocks without extrinsics from one height to another. */
export function addBlockIds(from: u32, to: u32): void {
  store<u32>(PLACE, 0, 32);
  for (let height = from; height <= to; height++) {
    store<u32>(PLACE, bswap<u32>(height), 36);
    sha256(PLACE, 40, PLACE);
  }
}
