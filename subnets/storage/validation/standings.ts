import type { PluginState } from "subnetkit/plugin";
import { NEWCOMER, scoreOf, withEvidence, type Evidence, type Standing } from "../score/standing.js";

const key = (holder: string): string => `standing/${holder}`;

function isStanding(value: unknown): value is Standing {
  if (typeof value !== "object" || value === null) return false;
  const fields = value as Readonly<Record<string, unknown>>;
  return Object.keys(NEWCOMER).every((name) => typeof fields[name] === "number");
}

/** Adds what a task told of a miner to its standing, and returns the score it has now. */
export function judge(state: PluginState, holder: string, evidence: Evidence): number {
  const stored = state.get(key(holder));
  const standing = withEvidence(isStanding(stored) ? stored : NEWCOMER, evidence);
  state.set(key(holder), { ...standing });
  return scoreOf(standing);
}
