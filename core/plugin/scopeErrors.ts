import { defineErrors } from "../primitives/errors.js";

/** SK1350-SK1359: services, tokens and scopes. */
export const scopeErrors = defineErrors({
  notProvided: {
    code: "SK1350",
    message: "{asker} needs {token}, which nothing provides.",
    next: "Add a plugin that provides {token}, before the one that uses it.",
  },
  alreadyProvided: {
    code: "SK1351",
    message: "{scope} has {token} already.",
    next: "Keep one of the plugins that provide {token}.",
  },
  cycle: {
    code: "SK1352",
    message: "{asker} needs {token} while {token} is being made.",
    next: "Break the circle: let one of the services take the other when it is called, not when it is made.",
  },
  factoryFailed: {
    code: "SK1353",
    message: "{token} could not be made in {scope}: {reason}.",
    next: "See the cause: the service's own settings or files are the place to look.",
  },
  disposed: {
    code: "SK1354",
    message: "{scope} was used after it was disposed.",
    next: "Stop using what a scope gave out once the scope ends.",
  },
  releaseFailed: {
    code: "SK1355",
    message: "{scope} could not release everything: {reason}.",
    next: "See the causes; all other resources of the scope were released.",
  },
  notReplaceable: {
    code: "SK1356",
    message: "The plugin {plugin} provides {token}, which no plugin can replace here.",
    next: "Remove it. Of the host's services a plugin on a local network can replace the consensus; tests put doubles in the place of others.",
  },
});
