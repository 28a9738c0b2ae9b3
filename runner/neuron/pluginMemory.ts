import type { PluginState } from "../../core/plugin/subnet.js";

/** A neuron's own store, kept in memory for as long as the neuron runs. */
export function pluginMemory(): PluginState {
  const entries = new Map<string, unknown>();
  return {
    get: (key) => entries.get(key),
    set: (key, value) => void entries.set(key, value),
    delete: (key) => void entries.delete(key),
  };
}
