import { fail } from "../../../core/primitives/errors.js";
import type { Random } from "../../../core/primitives/random.js";
import { roleErrors } from "../../../core/roles/roleErrors.js";
import type { CreateSimulatedMiner } from "../../simulate/seat.js";
import type { Scene } from "../attack.js";
import { requestKeys } from "../requestKey.js";
import { wholeResponse } from "../wholeResponse.js";
import { mapFields, type NumberField } from "./mapFields.js";
import { rangesOf, type Range, type Ranges } from "./rangeOf.js";

/** Answers to different requests that ranges are learnt from. */
const LEARNT = 8;

/** A number as its filler sees it: what the schema allows, and what it was in answers to other requests. */
export interface Blank extends NumberField {
  /** In the first answer, always the same one. */
  readonly first: Range | undefined;
  /** In all answers that are known. */
  readonly known: Range | undefined;
}

interface Learnt {
  /** Of the request. */
  readonly key: string;
  readonly ranges: Ranges;
}

/**
 * A miner that answers in the right form with numbers of its own choice. The form is taken from the profile's answer, which is not
 * counted as work, since every form-filler could do it. Numbers are chosen by the answers to other requests alone, so that right ones
 * don't show through: the very first request gets none. A form without numbers would be an
 * honest answer, so none is given.
 *
 * @param numberFor `undefined` while too little is known to choose
 */
export function fillForm(
  { subnet, tried, missed, waited }: Scene,
  numberFor: (blank: Blank, random: Random) => number | undefined,
): CreateSimulatedMiner {
  const keyOf = requestKeys(subnet.contract);
  const schema = subnet.contract.task.response;
  // What is known for a request goes by what was asked before it, not by what is ready: that would depend on the machine.
  const asked = new Map<string, Promise<Learnt>>();
  const learn = async (key: string, form: Promise<unknown>): Promise<Learnt> => {
    try {
      return { key, ranges: rangesOf(schema, await form) };
    } catch {
      asked.delete(key);
      return { key, ranges: new Map() };
    }
  };
  /** What was learnt of a place from other requests than this one. */
  const blankAt = (field: NumberField, key: string, learnt: readonly Learnt[]): Blank => {
    const known = learnt.filter(({ ranges }) => ranges.has(field.path));
    const [first] = known;
    const others = known.filter((each) => each.key !== key);
    return {
      ...field,
      first: first?.key === key ? undefined : first?.ranges.get(field.path),
      known: rangeOfAll(others.flatMap(({ ranges }) => ranges.get(field.path) ?? [])),
    };
  };
  return async (_, __, own) => {
    const miner = await own();
    return {
      solve: async (request, call) => {
        const key = keyOf(request);
        const solved = wholeResponse(miner.solve(request, call));
        if (asked.size < LEARNT && !asked.has(key)) asked.set(key, learn(key, solved));
        const before = [...asked.values()];
        const form = await solved;
        if (rangesOf(schema, form).size === 0) {
          missed("the answer has no numbers that could be chosen");
          throw fail(roleErrors.cancelled);
        }
        const learnt = await Promise.all(before);
        const blanks = new Map<string, Blank>();
        let isReady = true;
        const filled = mapFields(schema, form, (_number, field) => {
          const blank = blanks.get(field.path) ?? blankAt(field, key, learnt);
          blanks.set(field.path, blank);
          const number = numberFor(blank, call.random);
          isReady &&= number !== undefined;
          return allowed(number ?? 0, field);
        });
        if (!isReady) {
          waited();
          throw fail(roleErrors.cancelled);
        }
        tried();
        return filled;
      },
      dispose: () => miner.dispose?.(),
    };
  };
}

function rangeOfAll(ranges: readonly Range[]): Range | undefined {
  if (ranges.length === 0) return undefined;
  const mean = ranges.reduce((sum, each) => sum + each.mean, 0) / ranges.length;
  return {
    low: Math.min(...ranges.map(({ low }) => low)),
    high: Math.max(...ranges.map(({ high }) => high)),
    mean,
  };
}

/** The nearest number that the schema allows. */
function allowed(
  number: number,
  { minimum = -Infinity, maximum = Infinity, isInteger }: NumberField,
): number {
  const inBounds = Math.min(Math.max(number, minimum), maximum);
  return isInteger === true ? Math.round(inBounds) : inBounds;
}
