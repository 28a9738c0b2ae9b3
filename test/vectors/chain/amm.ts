import { injectLiquidity } from "../../../core/pools/injection.js";
import { initialWeightE18 } from "../../../core/pools/initialWeight.js";
import type { Pool } from "../../../core/pools/pool.js";
import { poolErrors } from "../../../core/pools/poolErrors.js";
import { spotPrice } from "../../../core/pools/price.js";
import { swap, type SwapOrder } from "../../../core/pools/swap.js";
import { reportOf } from "../../../core/primitives/errors.js";
import type { Difference } from "../difference.js";
import { bigInteger, fields, flag, integer, oneOf, type Fields } from "../json.js";
import { compareOutputs } from "./compareOutputs.js";

/** Checks of amm.json: the pool of a subnet. */
export const comparers: Readonly<Record<string, (entry: unknown) => readonly Difference[]>> = {
  swaps(entry) {
    const given = fields(entry, "");
    const pool = readPool(given);
    const feeRate = given.read("fee_rate", integer);
    const order: SwapOrder = {
      side: given.read("side", oneOf("buy", "sell")),
      amount: given.read("amount", bigInteger),
      limitPrice: given.read("limit_price", bigInteger),
      feeRateU16: given.read("drop_fees", flag) ? 0 : feeRate,
    };
    return compareOutputs(given, { price_u64f64_bits: String(spotPrice(pool)), ...outcome(pool, order) });
  },
  injections(entry) {
    const given = fields(entry, "");
    const pool = readPool(given);
    const added = { tao: given.read("tao_delta", bigInteger), alpha: given.read("alpha_delta", bigInteger) };
    const after = injectLiquidity(pool, added) ?? pool;
    return compareOutputs(given, {
      accepted_tao: String(after.tao - pool.tao),
      accepted_alpha: String(after.alpha - pool.alpha),
      new_quote_weight_1e18: String(after.taoWeightE18),
    });
  },
  init_from_price(entry) {
    const given = fields(entry, "");
    const tao = given.read("tao_reserve", bigInteger);
    const alpha = given.read("alpha_reserve", bigInteger);
    const weight = initialWeightE18(tao, alpha, given.read("price_u64f64_bits", bigInteger));
    return compareOutputs(given, { quote_weight_1e18: weight === undefined ? null : String(weight) });
  },
};

const chainErrorNames: ReadonlyMap<string, string> = new Map([
  [poolErrors.inputTooLarge.code, "SwapInputTooLarge"],
  [poolErrors.reservesTooLow.code, "ReservesTooLow"],
  [poolErrors.priceLimitExceeded.code, "PriceLimitExceeded"],
]);

function readPool(given: Fields): Pool {
  return {
    tao: given.read("tao_reserve", bigInteger),
    alpha: given.read("alpha_reserve", bigInteger),
    taoWeightE18: given.read("quote_weight_1e18", bigInteger),
  };
}

/** Either the amounts or the error. */
function outcome(pool: Pool, order: SwapOrder): Readonly<Record<string, string | undefined>> {
  try {
    const { paidIn, paidOut, fee } = swap(pool, order);
    return { paid_in: String(paidIn), paid_out: String(paidOut), fee: String(fee), error: undefined };
  } catch (error) {
    const { code } = reportOf(error);
    return {
      paid_in: undefined,
      paid_out: undefined,
      fee: undefined,
      error: chainErrorNames.get(code) ?? code,
    };
  }
}
