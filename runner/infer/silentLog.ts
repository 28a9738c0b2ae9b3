import type { PluginLog } from "../../core/plugin/subnet.js";

const nothing = (): void => undefined;

/** For a plugin that runs outside of a network: nobody reads what it logs. */
export const silentLog: PluginLog = { debug: nothing, info: nothing, warn: nothing };
