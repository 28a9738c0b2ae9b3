import { isSubnetkitError } from "../../primitives/errors.js";
import type { SealedBlock } from "../block.js";
import type { Chain } from "../chain.js";
import { chainErrors } from "../chainErrors.js";
import type { Receipt } from "../receipt.js";

/** Where an extrinsic is. */
export type ExtrinsicStatus =
  | {
      readonly status: "included";
      readonly height: number;
      readonly blockId: string;
      readonly receipt: Receipt;
    }
  /** In none of the blocks that are kept, which begin with this height: it waits, was dropped, or is older. */
  | { readonly status: "unknown"; readonly searchedFrom: number };

/** Looks for an extrinsic by its id in the blocks that are kept, latest first. Walks them: for people and tools. */
export function findExtrinsic(chain: Pick<Chain, "head" | "blockAt">, id: string): ExtrinsicStatus {
  let { height } = chain.head;
  for (; height > 0; height--) {
    const block = keptBlock(chain, height);
    if (block === undefined) break;
    const receipt = block.receipts.find((each) => each.id === id);
    if (receipt !== undefined) return { status: "included", height, blockId: block.id, receipt };
  }
  return { status: "unknown", searchedFrom: height + 1 };
}

function keptBlock(chain: Pick<Chain, "blockAt">, height: number): SealedBlock | undefined {
  try {
    return chain.blockAt(height);
  } catch (error) {
    if (isSubnetkitError(error) && error.code === chainErrors.blockUnavailable.code) return undefined;
    throw error;
  }
}
