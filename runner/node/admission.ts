import type { HookHost } from "../../core/plugin/hookHost.js";
import type { KernelHooks } from "../../core/plugin/kernelHooks.js";
import type { Admit } from "../../plugins/engine-solo/pool.js";

/** Asks the taps of `admission` about each extrinsic that is offered to the pool. */
export function admission(call: HookHost<KernelHooks>["call"]): Admit {
  return ({ id, signer, call: { name } }, sizeBytes) => call.admission({ id, signer, call: name, sizeBytes });
}
