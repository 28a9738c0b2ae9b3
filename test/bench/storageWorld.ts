import { developmentSigner, type Signer } from "../../core/primitives/keys.js";
import type { NeuronRecord, SubnetView } from "../../core/roles/ports.js";

/** What a storage network of processes agrees on: one permitted hotkey, and miners at the UIDs that follow. */
export const genesisHash = "5a".repeat(32);
export const client: Signer = developmentSigner("storage", "client");
export const minerSigner = (uid: number): Signer => developmentSigner("storage", `miner ${uid}`);

const neuron = (uid: number, signer: Signer, over: Partial<NeuronRecord>): NeuronRecord => ({
  uid,
  hotkey: signer.account,
  coldkey: signer.account,
  endpoint: undefined,
  validatorPermit: false,
  stake: 0n,
  ...over,
});

/** The subnet with the client at UID 0 and these miners. */
export function viewOf(endpoints: ReadonlyMap<number, string>): SubnetView {
  const miners = [...endpoints].map(([uid, endpoint]) => neuron(uid, minerSigner(uid), { endpoint }));
  return {
    netuid: 3,
    height: 1,
    blockId: "00".repeat(32),
    tempo: 20,
    versionKey: 0n,
    neurons: [neuron(0, client, { validatorPermit: true }), ...miners],
  };
}
