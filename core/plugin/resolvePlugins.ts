import { fail, isSubnetkitError } from "../primitives/errors.js";
import { assertPlugin } from "./assertPlugin.js";
import type { Plugin } from "./definePlugin.js";
import { readSettings } from "./readSettings.js";
import { resolutionErrors } from "./resolutionErrors.js";
import { rangeFromText, versionFromText, type Version } from "./versionRange.js";

/** A plugin whose place in the order and whose settings are settled. */
export interface ResolvedPlugin {
  readonly plugin: Plugin;
  /** Checked, with defaults. */
  readonly config: unknown;
}

export interface ResolveOptions {
  /** This package's own version. */
  readonly subnetkitVersion: string;
  /** Plugin id → its settings, as the user wrote them. */
  readonly config?: Readonly<Record<string, unknown>>;
}

function badPlugin(plugin: string, reason: string): never {
  throw fail(resolutionErrors.badPlugin, { plugin, reason });
}

function versionOf(plugin: string, text: string): Version {
  return versionFromText(text) ?? badPlugin(plugin, `"${text}" is no version`);
}

function inRange(plugin: string, range: string, version: Version): boolean {
  return (rangeFromText(range) ?? badPlugin(plugin, `"${range}" is no version range`))(version);
}

function indexById(
  list: readonly Plugin[],
  subnetkit: Version,
  subnetkitVersion: string,
): Map<string, Plugin> {
  const byId = new Map<string, Plugin>();
  for (const [index, plugin] of list.entries()) {
    assertPlugin(plugin, `at place ${index + 1} of the list`);
    const { id, version } = plugin;
    versionOf(id, version);
    const other = byId.get(id);
    if (other) throw fail(resolutionErrors.duplicate, { plugin: id, first: other.version, second: version });
    if (!inRange(id, plugin.subnetkit, subnetkit)) {
      throw fail(resolutionErrors.wrongHost, {
        plugin: id,
        range: plugin.subnetkit,
        actual: subnetkitVersion,
      });
    }
    byId.set(id, plugin);
  }
  return byId;
}

/** Dependencies first, otherwise the order of the list. */
function sorted(byId: ReadonlyMap<string, Plugin>): Plugin[] {
  const order = new Set<Plugin>();
  const visit = (plugin: Plugin, path: readonly string[]): void => {
    if (order.has(plugin)) return;
    const { id } = plugin;
    if (path.includes(id)) {
      throw fail(resolutionErrors.cycle, { path: [...path.slice(path.indexOf(id)), id].join(" → ") });
    }
    for (const [dependency, range] of Object.entries(plugin.dependencies ?? {})) {
      const found = byId.get(dependency);
      if (!found) throw fail(resolutionErrors.missingDependency, { plugin: id, dependency, range });
      if (!inRange(id, range, versionOf(dependency, found.version))) {
        throw fail(resolutionErrors.wrongDependency, {
          plugin: id,
          dependency,
          range,
          actual: found.version,
        });
      }
      visit(found, [...path, id]);
    }
    order.add(plugin);
  };
  for (const plugin of byId.values()) visit(plugin, []);
  return [...order];
}

function configOf(plugin: Plugin, given: unknown): unknown {
  try {
    return readSettings(plugin.config, given, `the plugin ${plugin.id}`);
  } catch (error) {
    if (isSubnetkitError(error)) throw error;
    return badPlugin(plugin.id, "its config is no schema of an object");
  }
}

/**
 * Puts plugins in the order in which they start: each after what it depends on, otherwise as listed. Nothing is loaded.
 *
 * @throws SK1360 a plugin that is none · SK1374 a subnet · SK1361 the same id twice · SK1362 a dependency that is not there · SK1363 a dependency of
 * another version · SK1364 made for another Subnetkit · SK1365 a circle · SK1366 settings for nobody · SK1324 settings that don't fit
 */
export function resolvePlugins(list: readonly Plugin[], options: ResolveOptions): ResolvedPlugin[] {
  const { subnetkitVersion, config = {} } = options;
  const byId = indexById(list, versionOf("subnetkit", subnetkitVersion), subnetkitVersion);
  const stranger = Object.keys(config).find((id) => !byId.has(id));
  if (stranger !== undefined) {
    throw fail(resolutionErrors.unknownConfig, {
      plugin: stranger,
      known: [...byId.keys()].join(", ") || "none",
    });
  }
  return sorted(byId).map((plugin) => ({ plugin, config: configOf(plugin, config[plugin.id]) }));
}
