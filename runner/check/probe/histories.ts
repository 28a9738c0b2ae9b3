import type { ScoreHistory } from "../../../core/plugin/subnet.js";

type Records = ScoreHistory["scores"];

/** A history as weights may be asked to be made of, and what to call it. */
export interface SomeHistory {
  readonly name: string;
  readonly history: ScoreHistory;
}

/** Records of the histories that are long. */
const MANY = 12;
/** Of so many peers one is missing in a record, another one in each. */
const MISSING_EVERY = 3;

/** Histories of every kind made of these records: none yet, one, many, with miners missing, with nobody who scored. */
export function historiesOf(records: Records): SomeHistory[] {
  const [first] = records;
  const none = { name: "no record yet", history: { scores: [] } };
  if (!first) return [none];
  const many = Array.from({ length: MANY }, (_, at) => ({
    height: first.height + at,
    byUid: records[at % records.length]?.byUid ?? first.byUid,
  }));
  const named = (name: string, scores: Records): SomeHistory => ({ name, history: { scores } });
  const everyScore = (score: number): Records =>
    many.map(({ height, byUid }) => ({
      height,
      byUid: new Map([...byUid.keys()].map((uid) => [uid, score])),
    }));
  return [
    none,
    named("one record", [first]),
    named("many records", many),
    named("records in which miners are missing", many.map(withoutSome)),
    named("one score of one miner", [{ ...first, byUid: new Map([...first.byUid].slice(0, 1)) }]),
    named("a record whose miners are all gone", [{ ...first, byUid: new Map() }]),
    named("scores that are all 0", everyScore(0)),
    named("scores that are all 1", everyScore(1)),
  ];
}

function withoutSome({ height, byUid }: Records[number], at: number): Records[number] {
  const left = [...byUid].filter((_, place) => place % MISSING_EVERY !== at % MISSING_EVERY);
  return { height, byUid: new Map(left) };
}
