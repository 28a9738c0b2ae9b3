import type { Caller } from "../plugin/roleHooks.js";
import type { Call } from "../plugin/subnet.js";
import { randomFrom, type Random } from "../primitives/random.js";
import type { AccountId } from "../primitives/ss58.js";

export interface CallParts {
  readonly taskId: string;
  readonly hotkey: AccountId;
  readonly caller: Caller;
  remainingMs(): number;
  signal(): AbortSignal;
}

/** Makes what a plugin is told beside the request: of a task, or of one item of its batch, each with randomness of its own. */
export function createCall(parts: CallParts, item?: number): Call {
  const { hotkey, uid } = parts.caller;
  let random: Random | undefined;
  return {
    remainingMs: parts.remainingMs(),
    // Signal and randomness are made when they are asked for: most solvers never look.
    get signal() {
      return parts.signal();
    },
    caller: { hotkey, uid },
    get random() {
      const { taskId, hotkey: own } = parts;
      return (random ??= randomFrom(`${taskId}/${own}${item === undefined ? "" : `/${item}`}`));
    },
  };
}
