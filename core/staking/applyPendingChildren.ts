import { scheduleOf } from "../registry/subnets.js";
import type { Context } from "../state/context.js";
import { replaceChildren } from "./childKeys.js";
import { pendingChildren } from "./tables.js";

/**
 * Block step: on every subnet whose epoch ran in this block, children whose cooldown is over take their place. The
 * epoch itself still saw the old ones.
 */
export function applyPendingChildren(ctx: Context): void {
  const { state, height } = ctx;
  for (const [[netuid, parent], { children, matureAt }] of state.entries(pendingChildren)) {
    if (matureAt > height || scheduleOf(state, netuid).lastStep !== height) continue;
    replaceChildren(ctx, netuid, parent, children);
    state.delete(pendingChildren, [netuid, parent]);
    ctx.emit({
      name: "staking.childrenSet",
      fields: { netuid, hotkey: parent, children: children.length },
    });
  }
}
