import type { Peer } from "../../../core/plugin/subnet.js";
import { developmentSigner } from "../../../core/primitives/keys.js";

/** Making a key takes a millisecond, and the same strangers meet every task. */
const hotkeys = new Map<string, Peer["hotkey"]>();

/** A peer that is none of the miners. */
export function stranger(name: string, uid: number): Peer {
  const hotkey = hotkeys.get(name) ?? developmentSigner("check", name).account;
  hotkeys.set(name, hotkey);
  return { uid, hotkey };
}
