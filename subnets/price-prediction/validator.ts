import { defineValidator, fail, isSubnetkitError, type Task } from "subnetkit/plugin";
import { contract } from "./contract.js";
import { feedErrors } from "./feed/feedErrors.js";
import { intervalsOf } from "./score/intervals.js";
import { scoreAnswers } from "./score/scoreAnswers.js";
import { windowWeights } from "./score/windowWeights.js";
import { withoutCopies } from "./score/withoutCopies.js";
import { openSeries, type OpenSeries } from "./series/openSeries.js";
import { outcomeOf } from "./series/outcomeOf.js";
import { recognise } from "./series/recognise.js";
import { seriesName, seriesSpec } from "./series/seriesSpec.js";
import { seriesTasks } from "./series/seriesTasks.js";

/**
 * Asks about the series of its settings and scores the answers by what the market then did: of a past at once, of a live feed when the
 * bars have come.
 *
 * @throws SK2300-SK2303, SK3801-SK3803 for a file · SK3804-SK3806 for settings that can't be
 */
export const createValidator = defineValidator(contract, async ({ settings, log }) => {
  const specs = settings.series.map(seriesSpec);
  const names = specs.map(seriesName);
  const twice = names.find((name, index) => names.indexOf(name) !== index);
  if (twice !== undefined) throw fail(feedErrors.sameSeries, { series: twice });
  const opened: OpenSeries[] = [];
  const close = (): void => opened.forEach((series) => series.close());
  try {
    for (const spec of specs) {
      const report = (error: Error): void =>
        log.warn("feed", {
          series: seriesName(spec),
          ...(isSubnetkitError(error) && { code: error.code }),
          reason: error.message,
        });
      opened.push(await openSeries(spec, report));
    }
  } catch (error) {
    close();
    throw error;
  }
  const seriesOf = ({ request }: Pick<Task<typeof contract>, "request">): OpenSeries | undefined =>
    opened.find(({ name }) => name === seriesName(request));

  return {
    createTasks: (round) => opened.flatMap((series) => seriesTasks(series, round)),
    outcome: (task) => {
      const series = seriesOf(task);
      return series && outcomeOf(series, task);
    },
    score: ({ request, secret, answers, outcome }) =>
      scoreAnswers(withoutCopies(answers), outcome, {
        intervals: intervalsOf(secret, request.horizonSteps - secret.skipSteps),
        skip: secret.skipSteps,
        referenceLossBp: secret.referenceLossBp,
      }),
    organicTask: (request, round) => {
      const series = seriesOf({ request });
      return series && recognise(series, request, round);
    },
    weights: windowWeights,
    dispose: close,
  };
});
