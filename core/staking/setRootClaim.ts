import { fail } from "../primitives/errors.js";
import type { AccountId } from "../primitives/ss58.js";
import type { Context } from "../state/context.js";
import type { State } from "../state/state.js";
import { stakingErrors } from "./stakingErrors.js";
import { rootClaimChoices } from "./tables.js";

/** What claimed root dividends become: TAO on root, or alpha staked where it was earned. */
export type RootClaimChoice = "swap" | "keep";

/** What a coldkey's root dividends become when it claims them; swapped unless it says otherwise. */
export function rootClaimChoiceOf(state: State, coldkey: AccountId): RootClaimChoice {
  return state.get(rootClaimChoices, [coldkey]) === "keep" ? "keep" : "swap";
}

/**
 * Sets what a coldkey's root dividends become when it claims them: "swap" or "keep".
 *
 * @throws SK0517 for anything else
 */
export function setRootClaim(
  ctx: Context,
  { coldkey, choice }: { readonly coldkey: AccountId; readonly choice: string },
): void {
  if (choice !== "swap" && choice !== "keep")
    throw fail(stakingErrors.badClaimChoice, { choice: JSON.stringify(choice.slice(0, 20)) });
  if (choice === "keep") ctx.state.set(rootClaimChoices, [coldkey], choice);
  else ctx.state.delete(rootClaimChoices, [coldkey]);
  ctx.emit({ name: "staking.rootClaimSet", fields: { coldkey, choice } });
}
