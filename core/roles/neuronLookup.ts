import type { AccountId } from "../primitives/ss58.js";
import type { NeuronRecord, SubnetView } from "./ports.js";

const indexes = new WeakMap<SubnetView, ReadonlyMap<AccountId, NeuronRecord>>();

/** The neuron of a hotkey in a view. The index is built once per view and goes with it. */
export function neuronOf(view: SubnetView, hotkey: AccountId): NeuronRecord | undefined {
  let index = indexes.get(view);
  if (!index) {
    index = new Map(view.neurons.map((neuron) => [neuron.hotkey, neuron]));
    indexes.set(view, index);
  }
  return index.get(hotkey);
}
