import type { Chain } from "../chain.js";
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
export function findExtrinsic(chain: Pick<Chain, "findBlockOf">, id: string): ExtrinsicStatus {
  const found = chain.findBlockOf(id);
  if ("searchedFrom" in found) return { status: "unknown", ...found };
  const receipts = found.receipts.filter((each) => each.id === id);
  // A forgery, with another signature, has the id of what it forges: what was applied counts.
  const receipt = receipts.find(({ ok }) => ok) ?? receipts[0];
  if (receipt === undefined) return { status: "unknown", searchedFrom: found.height };
  return { status: "included", height: found.height, blockId: found.id, receipt };
}
