import { fail } from "subnetkit/plugin";
import { feedErrors } from "../feed/feedErrors.js";
import type { ChangePlan } from "../score/intervals.js";
import { usualPlan } from "../score/intervals.js";
import { PATHS, STEPS } from "../sizes.js";
import type { Resolution } from "./resolutions.js";
import type { FeedChoice, SeriesChoice } from "./seriesSettings.js";
import { SERIES_TABLE } from "./seriesTable.js";

/** Where a series comes from: what a user may choose, or a file of a dependency. */
export type FeedSpec = FeedChoice | { readonly kind: "bundled"; readonly file: "sp500" };

/** One series, and how it is asked about. */
export interface SeriesSpec extends ChangePlan {
  readonly asset: string;
  readonly resolution: Resolution;
  /** Bars that each path covers. */
  readonly horizonSteps: number;
  /** Of a round. */
  readonly tasks: number;
  readonly originsPerTask: number;
  /** Of a past: the first day that is asked about; the first with enough bars before it if absent. */
  readonly from?: string | undefined;
  /** Of a past: the first day that is not asked about any more. */
  readonly until?: string | undefined;
  readonly feed: FeedSpec;
}

/** What a series is called: "SPX/1d". */
export function seriesName({ asset, resolution }: Pick<SeriesSpec, "asset" | "resolution">): string {
  return `${asset}/${resolution}`;
}

/** An answer of this size travels easily: 4 bytes for each step of each path. */
const ANSWER_BYTES = 900_000;

function ownSpec(choice: SeriesChoice, feed: FeedSpec): SeriesSpec {
  const horizonSteps = choice.horizonSteps ?? STEPS;
  const fitting = Math.floor(ANSWER_BYTES / (4 * PATHS * horizonSteps));
  const originsPerTask = feed.kind === "websocket" ? 1 : Math.min(50, fitting);
  return { ...usualPlan(horizonSteps), horizonSteps, tasks: 1, originsPerTask, ...defined(choice), feed };
}

/** The choice without its optional fields that are absent. */
function defined(choice: SeriesChoice): SeriesChoice {
  return Object.fromEntries(
    Object.entries(choice).filter(([, value]) => value !== undefined),
  ) as SeriesChoice;
}

/**
 * What a user's choice of a series comes to: a line of the table with the user's fields over it, or a series of the user's own.
 *
 * @throws SK3804 when it is not in the table and has no feed
 */
export function seriesSpec(choice: SeriesChoice): SeriesSpec {
  if (choice.feed) return ownSpec(choice, choice.feed);
  const known = SERIES_TABLE.find((line) => seriesName(line) === seriesName(choice));
  if (!known) {
    const names = SERIES_TABLE.map(seriesName).join(", ");
    throw fail(feedErrors.unknownSeries, { series: seriesName(choice), known: names });
  }
  if (choice.horizonSteps === undefined || choice.horizonSteps === known.horizonSteps) {
    return { ...known, ...defined(choice), feed: known.feed };
  }
  return {
    ...ownSpec(choice, known.feed),
    from: choice.from ?? known.from,
    tasks: choice.tasks ?? known.tasks,
  };
}
