import type { ContractSpec } from "../../../core/plugin/contract.js";
import { reasonOf } from "../../../core/plugin/reasonOf.js";
import type { ScoreHistory } from "../../../core/plugin/subnet.js";
import { fail } from "../../../core/primitives/errors.js";
import { randomFrom } from "../../../core/primitives/random.js";
import { copyOfHistory } from "../../../core/roles/scoreHistory.js";
import { isMap } from "../../../core/roles/shapes.js";
import { checkErrors } from "../checkErrors.js";
import type { Cast, Weigher } from "./cast.js";
import type { Findings } from "./createFindings.js";
import { crowdOf } from "./crowd.js";
import { historiesOf } from "./histories.js";
import type { RecordedTask } from "./record.js";

type Weights = ReadonlyMap<number, number>;

/** Has the subnet's own weights, where it has any, made of histories of the scores that a crowd of miners got: each twice. */
export async function checkWeights(
  cast: Pick<Cast, "subnet" | "weigher">,
  tasks: readonly RecordedTask[],
  findings: Findings,
): Promise<void> {
  if (tasks.length === 0) return;
  let weigher: Weigher;
  try {
    weigher = await cast.weigher();
  } catch {
    return; // said when the tasks were drawn
  }
  if (!weigher.weights) return;
  const records = await recordsOf(cast.subnet.contract, weigher, tasks, findings);
  if (records.length === 0) findings.undecided("weights");
  for (const { name, history } of historiesOf(records)) {
    const weights = weightsOf(weigher, history, name, findings);
    const again = weights && weightsOf(weigher, history, name, findings);
    const difference = again && differenceOf(weights, again);
    if (difference === undefined) continue;
    findings.broken(
      "weights",
      fail(checkErrors.weightsChange, { situation: name, difference }),
      "The validator",
    );
  }
}

/** What the role would remember of these tasks; where score fails, which is a finding of its own, nothing. */
async function recordsOf(
  contract: ContractSpec,
  weigher: Weigher,
  tasks: readonly RecordedTask[],
  findings: Findings,
): Promise<ScoreHistory["scores"]> {
  findings.begin("weights", "scoring a crowd, for a history");
  const records: ScoreHistory["scores"][number][] = [];
  for (const { height, seed, task, outcome, answers } of tasks) {
    const crowd = crowdOf(contract, answers);
    const { request, secret } = task;
    try {
      const input = { request, secret, outcome, answers: crowd, random: randomFrom(seed) };
      const scores = await weigher.score(input);
      const isGood = (score: number | undefined): score is number =>
        score !== undefined && score >= 0 && score <= 1;
      const byUid = crowd.flatMap(({ peer }, at): [number, number][] => {
        const score = scores[at];
        return isGood(score) ? [[peer.uid, score]] : [];
      });
      if (byUid.length > 0) records.push({ height, byUid: new Map(byUid) });
    } catch {
      continue;
    }
  }
  return records;
}

/** The weights of a history; undefined, and a finding, when they are none. */
function weightsOf(
  weigher: Weigher,
  history: ScoreHistory,
  situation: string,
  findings: Findings,
): Weights | undefined {
  findings.begin("weights", `weights with ${situation}`);
  try {
    const weights = weigher.weights?.(copyOfHistory(history));
    const reason = problemOf(weights, new Set(history.scores.flatMap(({ byUid }) => [...byUid.keys()])));
    if (reason === undefined) return weights && new Map(weights);
    findings.broken("weights", fail(checkErrors.badWeights, { situation, reason }), "The validator");
  } catch (cause) {
    const error = fail(checkErrors.weightsThrew, { situation, reason: reasonOf(cause) }, cause);
    findings.broken("weights", error, "The validator", cause);
  }
  return undefined;
}

function problemOf(weights: Weights | undefined, scored: ReadonlySet<number>): string | undefined {
  if (weights === undefined || !isMap(weights)) return "no Map";
  for (const [uid, weight] of weights) {
    if (!scored.has(uid)) return `a weight for UID ${String(uid)}, which has no score`;
    if (!(Number.isFinite(weight) && weight >= 0)) return `the weight ${String(weight)}`;
  }
  return undefined;
}

function differenceOf(before: Weights, after: Weights): string | undefined {
  const of = (weight: number | undefined): string => String(weight ?? "nothing");
  const uid = [...before.keys(), ...after.keys()].find(
    (each) => !Object.is(before.get(each), after.get(each)),
  );
  return uid === undefined ? undefined : `UID ${uid} got ${of(before.get(uid))}, then ${of(after.get(uid))}`;
}
