import { splitAlpha } from "../../../core/emission/alphaSplit.js";
import { STABLE_PRICE, subnetShares } from "../../../core/emission/subnetShares.js";
import { subnetTerms } from "../../../core/emission/subnetTerms.js";
import { nextMovingPrice } from "../../../core/pools/movingPrice.js";
import type { Difference } from "../difference.js";
import { bigInteger, fields, flag, integer, listOf } from "../json.js";
import { compareOutputs } from "./compareOutputs.js";
import { dividendDistribution } from "./dividendDistribution.js";

function subnetEmissions(entry: unknown): readonly Difference[] {
  const given = fields(entry, "");
  const subnets = given.read(
    "subnets",
    listOf((value, path) => {
      const subnet = fields(value, path);
      subnet.read("netuid", integer);
      const movingPrice = subnet.read("moving_price_i96f32_bits", bigInteger);
      const inputs = {
        movingPrice: subnet.read("mechanism", integer) === 0 ? STABLE_PRICE : movingPrice,
        minerBurned: subnet.read("miner_burned_u96f32_bits", bigInteger),
        receivesTao: subnet.read("emission_enabled", flag),
      };
      subnet.close();
      return inputs;
    }),
  );
  const { taoEmissions, rootSells } = subnetShares(given.read("block_emission", bigInteger), subnets);
  return compareOutputs(given, { emission_u96f32_bits: taoEmissions.map(String), root_sell_flag: rootSells });
}

function terms(entry: unknown): readonly Difference[] {
  const given = fields(entry, "");
  const computed = subnetTerms({
    taoEmission: given.read("tao_emission_u96f32_bits", bigInteger),
    alphaIn: given.read("subnet_alpha_in", bigInteger),
    alphaOut: given.read("subnet_alpha_out", bigInteger),
    rootTao: given.read("root_tao", bigInteger),
    taoWeight: given.read("tao_weight", bigInteger),
    price: given.read("price_u64f64_bits", bigInteger),
  });
  return compareOutputs(given, {
    root_proportion_u96f32_bits: String(computed.rootProportion),
    tao_in_u96f32_bits: String(computed.taoIn),
    alpha_in_u96f32_bits: String(computed.alphaIn),
    alpha_out_u96f32_bits: String(computed.alphaOut),
    excess_tao_u96f32_bits: String(computed.excessTao),
  });
}

function alphaOutSplit(entry: unknown): readonly Difference[] {
  const given = fields(entry, "");
  const ownerCut = given.read("subnet_owner_cut", integer);
  const split = splitAlpha({
    alphaOut: given.read("alpha_out_u96f32_bits", bigInteger),
    ownerCutU16: given.read("owner_cut_enabled", flag) ? ownerCut : 0,
    rootProportion: given.read("root_proportion_u96f32_bits", bigInteger),
  });
  const rootSells = given.read("root_sell_flag", flag);
  return compareOutputs(given, {
    pending_owner_cut: String(split.owner),
    pending_server: String(split.server),
    pending_validator: String(split.validator),
    pending_root_alpha: String(rootSells ? split.root : 0n),
    recycled_root_alpha: String(rootSells ? 0n : split.root),
  });
}

function movingPrice(entry: unknown): readonly Difference[] {
  const given = fields(entry, "");
  const firstEmissionBlock = given.read("first_emission_block", integer);
  const halvingBlocks = given.read("halving_blocks", bigInteger);
  const smoothing = given.read("subnet_moving_alpha_u64f64_bits", bigInteger);
  const heights = given.read("blocks", listOf(integer));
  let previous = given.read("start_i96f32_bits", bigInteger);
  const after = given.read("spot_price_u64f64_bits", listOf(bigInteger)).map((spotPrice, i) => {
    const height = heights[i] ?? 0;
    previous = nextMovingPrice({ height, firstEmissionBlock, halvingBlocks, smoothing, previous, spotPrice });
    return String(previous);
  });
  return compareOutputs(given, { moving_price_after_i96f32_bits: after });
}

/** Checks of coinbase.json: who gets what of a block's emission. */
export const comparers: Readonly<Record<string, (entry: unknown) => readonly Difference[]>> = {
  subnet_emissions: subnetEmissions,
  subnet_terms: terms,
  alpha_out_split: alphaOutSplit,
  dividend_distribution: dividendDistribution,
  moving_price: movingPrice,
};
