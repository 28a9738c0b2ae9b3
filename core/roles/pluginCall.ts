import { isJournaled } from "../plugin/pluginState.js";
import type { PluginState } from "../plugin/subnet.js";

/**
 * Runs a call of the plugin, and undoes what it wrote to its state when the call fails. A state without a journal, such as a
 * test's, keeps what was written.
 */
export async function undoingFailures<T>(state: PluginState, call: () => T | Promise<T>): Promise<T> {
  if (!isJournaled(state)) return call();
  const checkpoint = state.checkpoint();
  try {
    const result = await call();
    state.commit(checkpoint);
    return result;
  } catch (error) {
    state.revert(checkpoint);
    throw error;
  }
}
