import type { Signer } from "../../core/primitives/keys.js";
import type { NeuronRecord } from "../../core/roles/ports.js";

/** A neuron as a view shows it, without stake, whose owner is its hotkey. */
export const neuronRecord = (uid: number, signer: Signer, over: Partial<NeuronRecord>): NeuronRecord => ({
  uid,
  hotkey: signer.account,
  coldkey: signer.account,
  endpoint: undefined,
  validatorPermit: false,
  stake: 0n,
  ...over,
});
