import { fail } from "../primitives/errors.js";
import { chainErrors } from "./chainErrors.js";
import type { Extrinsic } from "./extrinsic.js";

/** Where an extrinsic is to be applied. */
export interface Place {
  readonly genesisHash: string;
  /** Height of the block it would be in. */
  readonly height: number;
  /** The signer's next nonce at that point. */
  readonly expectedNonce: number;
}

/**
 * Checks everything about an extrinsic but its signature: network, era and nonce, in this order.
 *
 * @throws SK1206, SK1207, SK1208, SK1209, SK1210
 */
export function assertValidExtrinsic(extrinsic: Extrinsic, place: Place): void {
  const { signer, nonce, era } = extrinsic;
  const { genesisHash, height, expectedNonce } = place;
  if (extrinsic.genesisHash !== genesisHash) {
    throw fail(chainErrors.wrongGenesis, { found: extrinsic.genesisHash, expected: genesisHash });
  }
  if (height < era.birth) throw fail(chainErrors.eraNotBegun, { birth: era.birth, height });
  const last = era.birth + era.lifetime - 1;
  if (height > last) throw fail(chainErrors.eraOver, { last, height });
  if (nonce < expectedNonce) throw fail(chainErrors.nonceUsed, { nonce, signer, expected: expectedNonce });
  if (nonce > expectedNonce) throw fail(chainErrors.nonceGap, { nonce, signer, expected: expectedNonce });
}
