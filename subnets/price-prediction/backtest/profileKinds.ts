import type { Profile } from "./createMiners.js";
import type { ProfileKind } from "./report.js";

const KINDS: Readonly<Record<Profile, ProfileKind>> = {
  neural: "neural",
  temporal: "neural",
  refit: "neural",
  fhs: "statistical",
  garch: "statistical",
  ewma: "statistical",
  randomWalk: "baseline",
};

/** Whether a profile rests on a network, on statistics of the context, or is what skill is measured against. */
export const kindOf = (profile: Profile): ProfileKind => KINDS[profile];
