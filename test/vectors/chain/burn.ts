import { decayFactor, decayPrice, raisePrice } from "../../../core/registry/registrationPrice.js";
import { compare, type Difference } from "../difference.js";
import { anything, bigInteger, fields, integer, listOf, pairOf } from "../json.js";
import { compareOutputs } from "./compareOutputs.js";

/** Checks of burn.json: registration prices. */
export const comparers: Readonly<Record<string, (entry: unknown) => readonly Difference[]>> = {
  decay_factor_q32(entry) {
    const [halfLife, expected] = pairOf(integer, anything)(entry, "");
    return compare(expected, String(decayFactor(halfLife)), "factor").differences;
  },
  sequences(entry) {
    const given = fields(entry, "");
    const halfLife = given.read("half_life_blocks", integer);
    const multiplier = given.read("increase_mult_u64f64_bits", bigInteger);
    const bounds = { min: given.read("min_burn", bigInteger), max: given.read("max_burn", bigInteger) };
    const firstBlock = given.read("first_block", integer);
    let price = given.read("start_burn", bigInteger);

    const afterBlock: string[] = [];
    const paid: string[] = [];
    given.read("registrations_per_block", listOf(integer)).forEach((registrations, i) => {
      price = decayPrice(price, halfLife, firstBlock + i, bounds);
      for (let done = 0; done < registrations; done += 1) {
        paid.push(String(price));
        price = raisePrice(price, multiplier, bounds);
      }
      afterBlock.push(String(price));
    });
    return compareOutputs(given, { burn_after_block: afterBlock, cost_paid_per_registration: paid });
  },
};
