import type { ErrorReport } from "../../../core/primitives/errors.js";
import type { PlayResult } from "../playAttack.js";

/** One attack in one network, as a process is asked to play it: by the attack's id, since functions don't travel. */
export interface PlayRequest {
  readonly attack: string;
  readonly variant?: string;
  readonly seed: string;
  readonly epochs: number;
  readonly profile: string;
}

/** What a process answers. Errors that are not ours bring their stack. */
export type FromPlayer =
  | { readonly kind: "played"; readonly result: PlayResult }
  | {
      readonly kind: "failed";
      readonly error: ErrorReport;
      readonly isCoded: boolean;
      readonly stack: string;
    };
