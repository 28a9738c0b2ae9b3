import type { SealedBlock } from "../../core/chain/block.js";
import type { HookHost } from "../../core/plugin/hookHost.js";
import type { KernelHooks } from "../../core/plugin/kernelHooks.js";
import { accountFromText } from "../../core/primitives/ss58.js";
import { neuronOf } from "../../core/registry/neurons.js";
import type { KernelEvent } from "../../core/state/context.js";
import type { State } from "../../core/state/state.js";

type Calls = HookHost<KernelHooks>["call"];

/** Tells the kernel's observers what a block did, in the order in which it happened. The block is committed: nothing can change it. */
export function announceBlock(call: Calls, block: SealedBlock, state: State): void {
  const refusedCount = block.receipts.filter(({ ok }) => !ok).length;
  for (const event of [
    ...block.events,
    ...block.receipts.flatMap(({ events }): readonly KernelEvent[] => events),
  ]) {
    announce(call, event, block.height, state);
  }
  call.block({ height: block.height, id: block.id, extrinsicCount: block.extrinsics.length, refusedCount });
}

function announce(call: Calls, { name, fields }: KernelEvent, height: number, state: State): void {
  const netuid = Number(fields["netuid"]);
  const uid = Number(fields["uid"]);
  const account = (field: string): ReturnType<typeof accountFromText> =>
    accountFromText(String(fields[field]));
  switch (name) {
    case "epoch.finished":
      return call.epoch({ netuid, height });
    case "registry.neuronRegistered":
      return call.neuronRegistered({ netuid, uid, hotkey: account("hotkey"), height });
    case "registry.neuronPruned":
      return call.neuronPruned({ netuid, uid, hotkey: account("hotkey"), height });
    case "weights.set":
      return call.weightsSet({ netuid, uid, hotkey: neuronOf(state, netuid, uid).hotkey, height });
    case "staking.added":
    case "staking.removed": {
      const alpha = BigInt(fields["alpha"] ?? 0n);
      const change = name === "staking.added" ? alpha : -alpha;
      return call.stakeChanged({
        netuid,
        hotkey: account("hotkey"),
        coldkey: account("coldkey"),
        change,
        height,
      });
    }
    default:
      return undefined;
  }
}
