import { fail } from "../primitives/errors.js";
import { pluginStateErrors } from "./pluginStateErrors.js";
import type { PluginState } from "./subnet.js";

/** Keys that begin so are the host's: scores, rounds and tasks that wait. */
const OF_THE_HOST = "role/";

/** A neuron's state as its plugin may use it: what the host remembers there can be read, not written. @throws SK1337 */
export function ownState(state: PluginState): PluginState {
  const own = (key: string): string => {
    if (key.startsWith(OF_THE_HOST)) throw fail(pluginStateErrors.reservedKey, { key });
    return key;
  };
  return {
    get: (key) => state.get(key),
    set: (key, value) => state.set(own(key), value),
    delete: (key) => state.delete(own(key)),
  };
}
