import type { Pieces } from "../../core/primitives/bytes.js";

/** Pieces below this size are joined once there are this many bytes of them: who sends byte by byte makes us hold bytes, not objects. */
const SMALL_BYTES = 4_096;

/** The pieces of a message that has not come to its end. */
export interface PieceList {
  /** Bytes in all of them. */
  readonly length: number;
  push(piece: Uint8Array): void;
  /** All pieces, none of them empty. The list is empty then. */
  take(): Pieces;
}

/** Creates an empty list. */
export function createPieceList(): PieceList {
  let pieces: Uint8Array[] = [];
  let length = 0;
  let small: Uint8Array[] = [];
  let smallBytes = 0;

  const joinSmall = (): void => {
    const [first] = small;
    if (first) pieces.push(small.length === 1 ? first : Buffer.concat(small));
    small = [];
    smallBytes = 0;
  };
  return {
    get length() {
      return length;
    },
    push: (piece) => {
      length += piece.length;
      if (piece.length >= SMALL_BYTES) {
        joinSmall();
        pieces.push(piece);
      } else if (piece.length > 0) {
        small.push(piece);
        smallBytes += piece.length;
        if (smallBytes >= SMALL_BYTES) joinSmall();
      }
    },
    take: () => {
      joinSmall();
      const taken = pieces;
      pieces = [];
      length = 0;
      return taken;
    },
  };
}
