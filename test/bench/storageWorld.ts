import { developmentSigner, type Signer } from "../../core/primitives/keys.js";
import type { SubnetView } from "../../core/roles/ports.js";
import { neuronRecord } from "./neuronRecord.js";

/** What a storage network of processes agrees on: one permitted hotkey, and miners at the UIDs that follow. */
export const genesisHash = "5a".repeat(32);
export const client: Signer = developmentSigner("storage", "client");
const minerSigners = new Map<number, Signer>();

/** Derived once: a key takes a millisecond, and a view of the subnet is asked for by every put and get. */
export function minerSigner(uid: number): Signer {
  const known = minerSigners.get(uid) ?? developmentSigner("storage", `miner ${uid}`);
  minerSigners.set(uid, known);
  return known;
}

/** The subnet with the client at UID 0 and these miners. */
export function viewOf(endpoints: ReadonlyMap<number, string>): SubnetView {
  const miners = [...endpoints].map(([uid, endpoint]) => neuronRecord(uid, minerSigner(uid), { endpoint }));
  return {
    netuid: 3,
    height: 1,
    blockId: "00".repeat(32),
    tempo: 20,
    versionKey: 0n,
    neurons: [neuronRecord(0, client, { validatorPermit: true }), ...miners],
  };
}
