import type { Bootstrap } from "./bootstrap.js";
import type { Profile } from "./createMiners.js";
import type { Comparison, ProfileKind, ProfileReport } from "./report.js";
import type { Judged, Walk } from "./walkForward.js";

const lossesOf = (judged: readonly Judged[] = []): number[] => judged.map(({ lossBp }) => lossBp);

/** The most skilful profile of a kind. */
export function bestOf(profiles: readonly ProfileReport[], kind: ProfileKind): Profile | undefined {
  return profiles
    .filter((each) => each.kind === kind)
    .toSorted((a, b) => b.skill.value - a.skill.value)
    .at(0)?.profile;
}

/**
 * By how much the best neural profile's skill exceeds the best statistical one's, with the error of the difference, which is smaller than
 * either's: both meet the same days. Choosing the best of several after the fact favours it a little; so do both sides.
 */
export function compareKinds(
  profiles: readonly ProfileReport[],
  walks: ReadonlyMap<Profile, Walk>,
  baseline: readonly Judged[],
  bootstrap: Bootstrap,
): Comparison | undefined {
  const neural = bestOf(profiles, "neural");
  const statistical = bestOf(profiles, "statistical");
  if (neural === undefined || statistical === undefined) return undefined;
  const losses = [
    lossesOf(walks.get(neural)?.judged),
    lossesOf(walks.get(statistical)?.judged),
    lossesOf(baseline),
  ];
  const difference = bootstrap.estimate(
    losses,
    ([ofNeural = 0, ofStatistical = 0, level = 1]) => (ofStatistical - ofNeural) / level,
  );
  return { neural, statistical, difference };
}
