import type { BondsBase, BondsUpdate } from "./bondsTypes.js";
import { bondWithYuma2 } from "./bondsYuma2.js";
import { bondWithYuma3 } from "./bondsYuma3.js";
import type { EpochParams } from "./types.js";

/** Lets the bonds follow the weights, and shares out the dividends of the new bonds. */
export function updateBonds(params: EpochParams, base: BondsBase): BondsUpdate {
  return params.yuma3Enabled ? bondWithYuma3(params, base) : bondWithYuma2(params, base);
}
