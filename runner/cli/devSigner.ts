import type { Signer } from "../../core/primitives/keys.js";
import { devKey } from "../devnet/preset/devKeys.js";

/** The full name of a development account: a bare name means its coldkey. */
export const devAccountName = (name: string): string => (name.includes("/") ? name : `${name}/coldkey`);

/**
 * The signer of a local network's account.
 *
 * @example devSigner("7", "alice") // alice/coldkey; hotkeys are named in full, as miner-1.3/hotkey
 */
export function devSigner(seed: string, name: string): Signer {
  return devKey(seed, devAccountName(name)).signer;
}
