import type { ProfileReport } from "../../../subnets/price-prediction/backtest/report.js";

const COLOURS = ["--s1", "--s2", "--s3", "--s4", "--s5", "--s7", "--s8"] as const;

/** A profile with the CSS variable of its colour; the baseline is quiet. */
export interface Coloured extends ProfileReport {
  readonly colour: string;
}

/** Gives each profile a colour of its own, in order. */
export function coloured(profiles: readonly ProfileReport[]): readonly Coloured[] {
  return profiles.map((each, index) => ({
    ...each,
    colour: each.kind === "baseline" ? "--quiet" : (COLOURS[index % COLOURS.length] ?? "--ink"),
  }));
}
