import type { Static, TObject } from "@sinclair/typebox";
import type { Tap } from "./hookSpec.js";
import type { KernelHooks } from "./kernelHooks.js";
import type { Logger } from "./ports.js";
import type { RoleHooks } from "./roleHooks.js";
import type { Bivariant } from "./subnet.js";
import type { Token } from "./token.js";

/** Every hook that a plugin may tap. */
export type StandardHooks = KernelHooks & RoleHooks;

/** What a plugin is given when one of its parts is created. */
export interface PluginContext<Config extends TObject> {
  /** Checked, with defaults. */
  readonly config: Static<Config>;
  readonly log: Logger;
  /** A service of another plugin or of the host. @throws SK1350 */
  use<T>(token: Token<T>): T;
  /** Has something released when the plugin stops. */
  onDispose(release: () => void | Promise<void>): void;
}

/** One token that a plugin binds, and where the code is that makes the service. `provision` makes it. */
export interface Provision<Config extends TObject> {
  // Without its type: services of all types stand in one list.
  readonly token: Pick<Token<unknown>, "name" | "key">;
  readonly load: () => Promise<Bivariant<CreateService<Config, unknown>>>;
}

export type CreateService<Config extends TObject, T> = (ctx: PluginContext<Config>) => T | Promise<T>;
export type CreateTap<Config extends TObject, Name extends keyof StandardHooks> = (
  ctx: PluginContext<Config>,
) => Tap<StandardHooks[Name]> | Promise<Tap<StandardHooks[Name]>>;

/** Which hooks a plugin taps: hook name → where the code is. */
export type PluginTaps<Config extends TObject> = {
  readonly [Name in keyof StandardHooks]?: () => Promise<Bivariant<CreateTap<Config, Name>>>;
};

export interface PluginSpec<Config extends TObject = TObject> {
  /** Lower-case words joined by "-". */
  readonly id: string;
  readonly version: string;
  /** One sentence for people. */
  readonly summary: string;
  /** Which versions of Subnetkit it works with: "^1.2.0". */
  readonly subnetkit: string;
  /** Plugins that must run before it: id → version range. */
  readonly dependencies?: Readonly<Record<string, string>>;
  /** Schema of its settings. Unknown settings are refused. */
  readonly config: Config;
  readonly provides?: readonly Provision<Config>[];
  readonly taps?: PluginTaps<Config>;
}

/** A kernel plugin of any configuration, as a host holds it. */
export type Plugin = PluginSpec;

/**
 * Names a token with the code that makes its service, checked against the token's type.
 *
 * @example provision(METRICS, () => import("./createMetrics.js").then((m) => m.createMetrics))
 */
export function provision<T, Config extends TObject>(
  token: Token<T>,
  load: () => Promise<CreateService<Config, NoInfer<T>>>,
): Provision<Config> {
  return { token, load };
}

/**
 * Describes a kernel plugin: a capability that others reach by token or hook. It loads nothing; resolvePlugins checks it and
 * startPlugins runs it.
 *
 * @example
 * export default definePlugin({
 *   id: "block-log", version: "1.0.0", summary: "Logs every block.", subnetkit: "*", config: Type.Object({}),
 *   taps: { block: () => import("./logBlock.js").then((m) => m.logBlock) },
 * });
 */
export function definePlugin<Config extends TObject>(spec: PluginSpec<Config>): PluginSpec<Config> {
  return spec;
}
