import { defineErrors } from "../primitives/errors.js";

/** SK1360-SK1379: a list of plugins that does not fit together, and modules that can't be loaded. */
export const resolutionErrors = defineErrors({
  badPlugin: {
    code: "SK1360",
    message: "The plugin {plugin}: {reason}.",
    next: "Export the result of definePlugin, with an id, a version and version ranges as npm writes them.",
  },
  duplicate: {
    code: "SK1361",
    message: "Two plugins have the id {plugin}: versions {first} and {second}.",
    next: "Remove one of them from the list of plugins.",
  },
  missingDependency: {
    code: "SK1362",
    message: "The plugin {plugin} needs {dependency} {range}, which is not in the list of plugins.",
    next: "Install {dependency} and add it to the list, or remove {plugin}.",
  },
  wrongDependency: {
    code: "SK1363",
    message: "The plugin {plugin} needs {dependency} {range}, but version {actual} is in the list.",
    next: "Install a version of {dependency} that is in the range, or a version of {plugin} that accepts {actual}.",
  },
  wrongHost: {
    code: "SK1364",
    message: "The plugin {plugin} works with Subnetkit {range}, this is {actual}.",
    next: "Install a version of {plugin} that is made for Subnetkit {actual}.",
  },
  cycle: {
    code: "SK1365",
    message: "Plugins depend on each other in a circle: {path}.",
    next: "Remove one of these dependencies; a token or a hook often does instead.",
  },
  unknownConfig: {
    code: "SK1366",
    message: "There are settings for the plugin {plugin}, which is not in the list of plugins.",
    next: "Add the plugin to the list, or remove its settings. In the list: {known}.",
  },
  loadFailed: {
    code: "SK1367",
    message: "The plugin {plugin} could not be started: {reason}.",
    next: "See the cause; the network runs without this plugin and those that need it.",
  },
  dependencyFailed: {
    code: "SK1368",
    message: "The plugin {plugin} was not started, since {dependency} could not be.",
    next: "See the error of {dependency}.",
  },
  entryNotFound: {
    code: "SK1370",
    message: "There is no subnet at {entry}.",
    next: "Give the path of the subnet's built entry file, or the name of an installed package.",
  },
  entryThrew: {
    code: "SK1371",
    message: "The subnet {entry} threw while it was loaded: {reason}.",
    next: "Correct the code of that part; where it threw, the cause names its own line.",
  },
  noDefaultExport: {
    code: "SK1372",
    message: "{entry} exports no subnet: it has no default export.",
    next: "End the entry file with `export default defineSubnet(…)`.",
  },
  partFailed: {
    code: "SK1373",
    message: "The {part} of {subnet} could not be loaded: {reason}.",
    next: "See the cause: it names the subnet's own line.",
  },
  subnetAmongPlugins: {
    code: "SK1374",
    message: "The plugin {plugin} is a subnet, not a kernel plugin.",
    next: "List it under `subnets` of the configuration.",
  },
  pluginAmongSubnets: {
    code: "SK1375",
    message: "{entry} is a kernel plugin, not a subnet.",
    next: "List it under `plugins` of the configuration, and name a subnet here.",
  },
});
