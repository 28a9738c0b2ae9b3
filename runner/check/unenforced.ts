import type { Rule } from "./rules.js";

/** What of a rule can't be enforced, and why. */
export interface Unenforced {
  readonly rule: Rule;
  readonly what: string;
  readonly reason: string;
}

/**
 * What no run of a subnet can decide on this Node, known before it is run.
 *
 * @param workers whether the contract declares that it starts workers
 */
export function unenforcedRules(workers: boolean): readonly Unenforced[] {
  const network: Unenforced = {
    rule: "network",
    what: "the network",
    reason: "this Node has no permission for it",
  };
  if (!workers) return [network];
  return [
    {
      rule: "processes",
      what: "what a worker reaches",
      reason: "the contract declares that it starts some, and a worker has all that its process has",
    },
    network,
  ];
}
