import { defineErrors } from "../primitives/errors.js";

/** SK1340-SK1349: hooks and the plugins that tap them. */
export const hookErrors = defineErrors({
  tapFailed: {
    code: "SK1340",
    message: "The plugin {plugin} failed in the hook {hook}: {reason}.",
    next: "Report it to the plugin's author, or run without the plugin.",
  },
  unknownBefore: {
    code: "SK1341",
    message:
      "The plugin {plugin} wants to run before {before} in the hook {hook}, but {before} has not tapped it.",
    next: "Declare {before} as a dependency, so that it comes first, or leave `before` out.",
  },
  promiseFromSync: {
    code: "SK1342",
    message:
      "The plugin {plugin} answered the hook {hook} with a promise, which this hook does not wait for.",
    next: "Decide at once from what the plugin holds in memory: a decision that comes later is about a state that has passed.",
  },
  unknownHook: {
    code: "SK1343",
    message: "The plugin {plugin} taps the hook {hook}, which does not exist.",
    next: "Use one of: {known}.",
  },
  disposed: {
    code: "SK1344",
    message: "The plugin {plugin} tapped the hook {hook} after its scope was disposed.",
    next: "Tap hooks while the plugin starts.",
  },
  noCodeGeneration: {
    code: "SK1345",
    message: "The hook {hook} can't be compiled: this process forbids code generation from strings.",
    next: "Run Node without --disallow-code-generation-from-strings.",
  },
});
