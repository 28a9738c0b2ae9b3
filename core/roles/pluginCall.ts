import { isJournaled } from "../plugin/pluginState.js";
import { runStateCall } from "../plugin/stateCalls.js";
import type { PluginState } from "../plugin/subnet.js";

/**
 * Runs a call of the plugin, and undoes what it wrote to its state when the call fails; what a call that took too long still
 * writes is refused. A state without a journal, such as a test's, keeps what was written.
 */
export async function undoingFailures<T>(state: PluginState, work: () => T | Promise<T>): Promise<T> {
  if (!isJournaled(state)) return work();
  const checkpoint = state.checkpoint();
  try {
    const result = await runStateCall(work);
    state.commit(checkpoint);
    return result;
  } catch (error) {
    state.revert(checkpoint);
    throw error;
  }
}
