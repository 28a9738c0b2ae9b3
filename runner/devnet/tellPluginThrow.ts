import type { Plugin } from "../../core/plugin/definePlugin.js";
import { entryText } from "../../core/plugin/entryText.js";
import { reasonOf } from "../../core/plugin/reasonOf.js";
import { fail } from "../../core/primitives/errors.js";
import type { WorkerFailure } from "../neuron/messages.js";
import { pluginTrace } from "../neuron/pluginTrace.js";
import { workerFailure } from "../neuron/workerFailure.js";
import type { PluginPlan } from "../subnets/loadKernelPlugin.js";
import { pluginFolder } from "../subnets/pluginFolder.js";
import type { ToldOwner } from "./containThrows.js";
import { devnetErrors } from "./devnetErrors.js";

/** A kernel plugin that was asked for, and what its module describes, once that is loaded. */
export interface KnownPlugin {
  readonly plan: PluginPlan;
  plugin?: Plugin;
}

/** Is told of a kernel plugin that failed; by name where it runs. */
export type KernelFailure = (failure: WorkerFailure, plugin?: string) => void;

/**
 * Tells of what kernel plugins throw where nobody catches it. Whose it is says the place it was begun in, by id or entry; else the frames:
 * those of a service's method, which the kernel calls. What is no error has none; Subnetkit throws nothing of the kind, so that it is one
 * of theirs.
 */
export function tellPluginThrow(known: readonly KnownPlugin[], failed: KernelFailure): ToldOwner {
  return (error, running) => {
    const begun = ({ plugin, plan }: KnownPlugin): boolean =>
      running !== undefined && (plugin?.id === running || plan.entry === running);
    const owner =
      known.find(begun) ?? known.find(({ plan }) => pluginTrace(error, pluginFolder(plan.entry)).length > 0);
    const suspects = owner ? [owner] : error instanceof Error ? [] : known;
    const [first, ...others] = suspects;
    if (!first) return false;
    const plugin = suspects.map(nameOf).join(" or ");
    const kind = others.length > 0 ? devnetErrors.someKernelPluginThrew : devnetErrors.kernelPluginThrew;
    failed(workerFailure(fail(kind, { plugin, reason: reasonOf(error) }, error), first.plan.entry), plugin);
    return true;
  };
}

const nameOf = ({ plugin, plan }: KnownPlugin): string => plugin?.id ?? entryText(plan.entry);
