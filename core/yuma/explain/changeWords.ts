import { taoText } from "../../primitives/amounts.js";
import type { Change, VoteState } from "./changes.js";
import { percent } from "./percent.js";
import type { Told } from "./told.js";

/** One change since the epoch before, in words; undefined if it is too small to show. */
export function changeWords(change: Told<Change>): string | undefined {
  switch (change.what) {
    case "replaced":
      return `The UID was registered anew in block ${change.registeredAt}: before, it was another neuron.`;
    case "stake":
    case "voice":
    case "trust":
    case "dividends":
    case "consensus":
    case "incentive":
      return moved(names[change.what], percent(change.before.value), percent(change.after.value));
    case "emission": {
      const [before, after] = [BigInt(change.before), BigInt(change.after)];
      return moved("Emission", `${taoText(before)} α`, `${taoText(after)} α`);
    }
    case "active":
      return change.after ? "Became active." : "Became inactive.";
    case "permit":
      return change.after ? "Got a validator permit." : "Lost its validator permit.";
    case "vote":
      return moved(
        `UID ${change.validator} on UID ${change.target}`,
        stateWords(change.before),
        stateWords(change.after),
      );
  }
}

function moved(what: string, before: string, after: string): string | undefined {
  return before === after ? undefined : `${what}: ${before} → ${after}`;
}

const names = {
  stake: "Stake",
  voice: "Voice",
  trust: "Validator trust",
  dividends: "Dividends",
  consensus: "Consensus",
  incentive: "Incentive",
} as const;

function stateWords(state: Told<VoteState> | undefined): string {
  if (state === undefined || state.rule === "notListed") return "no weight";
  if (state.rule !== "counts") return `ignored (${ruleNames[state.rule]})`;
  if (state.voice.rule !== "heard") return "not heard";
  const { normalised, clipped } = state;
  return normalised.value === clipped.value
    ? percent(normalised.value)
    : `${percent(normalised.value)} clipped to ${percent(clipped.value)}`;
}

const ruleNames = {
  noPermit: "no permit",
  unknownUid: "no such UID",
  selfWeight: "self weight",
  stale: "stale",
  openCommit: "open commit",
} as const;
