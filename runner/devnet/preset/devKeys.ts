import { developmentSeed, signerFromSeed, type Signer } from "../../../core/primitives/keys.js";

/** A development key with the 32 bytes it derives from. Everyone who knows the network's seed has it. */
export interface DevKey {
  readonly seed: Uint8Array;
  readonly signer: Signer;
}

/** The key that belongs to `name` on the network of this seed. */
export function devKey(networkSeed: string, name: string): DevKey {
  const seed = developmentSeed(networkSeed, name);
  return { seed, signer: signerFromSeed(seed) };
}
