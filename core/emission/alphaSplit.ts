import { u96f32, type U96F32 } from "../primitives/fixed/u96f32.js";
import { u96f32FromU16Fraction } from "../primitives/fixed/u96f32Fractions.js";

const HALF = u96f32.one / 2n;

/** The alpha a block mints for a subnet's participants, and who has a part in it. */
export interface AlphaToSplit {
  readonly alphaOut: U96F32;
  /** In units of 1 / 65535; 0 where the owner takes none. */
  readonly ownerCutU16: number;
  readonly rootProportion: U96F32;
}

/** What goes to each pot, in rao. */
export interface AlphaSplit {
  readonly owner: bigint;
  readonly server: bigint;
  readonly validator: bigint;
  /** For root stakers, or to be recycled in a block in which root doesn't sell. */
  readonly root: bigint;
  /** What truncation left over: all five add up to the rao minted. */
  readonly dust: bigint;
}

/**
 * Splits the alpha a block mints for a subnet: the owner's cut, half of the rest to miners, the other half to
 * validators less the part of root. Every amount is cut to whole rao.
 *
 * Formulas of the public chain (`emit_to_subnets`), which takes the root proportion after the block's injection, purchase
 * and minting, not the one that capped the injection.
 */
export function splitAlpha({ alphaOut, ownerCutU16, rootProportion }: AlphaToSplit): AlphaSplit {
  const cut = u96f32.mul(alphaOut, u96f32FromU16Fraction(ownerCutU16));
  const rest = u96f32.sub(alphaOut, cut);
  const toRoot = u96f32.mul(u96f32.mul(rootProportion, rest), HALF);
  const toServers = u96f32.mul(rest, HALF);
  const toValidators = u96f32.sub(u96f32.sub(rest, toServers), toRoot);

  const owner = u96f32.toU64(cut);
  const server = u96f32.toU64(toServers);
  const validator = u96f32.toU64(toValidators);
  const root = u96f32.toU64(toRoot);
  return { owner, server, validator, root, dust: u96f32.toU64(alphaOut) - owner - server - validator - root };
}
