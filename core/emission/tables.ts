import { big } from "../state/codecs.js";
import { u16Key } from "../state/keyParts.js";
import { defineTable } from "../state/table.js";

/**
 * Fraction of the last epoch's miner incentives that went to the owner's own hotkeys, raw U96F32, by netuid. It lowers
 * the subnet's share of TAO.
 */
export const minerBurnedFractions = defineTable({ name: "emission.minerBurned", key: [u16Key], value: big });
