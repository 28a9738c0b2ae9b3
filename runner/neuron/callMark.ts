import { isPromiseLike } from "../../core/plugin/tapMonitor.js";

/** The calls of a plugin that a thread notes, by their name in the plugin; `factory` makes the miner or the validator. */
const NAMES = [
  "factory",
  "solve",
  "solveBatch",
  "createTasks",
  "score",
  "outcome",
  "organicTask",
  "weights",
] as const;

export type CallName = (typeof NAMES)[number];

/** A call of one neuron's plugin. */
export interface PluginCall {
  readonly uid: number;
  readonly name: CallName;
}

/** What a thread tells of itself to another, also while it does not come to answering. */
export interface CallsRead {
  /** Another number as long as the thread takes turns. */
  readonly beat: number;
  /**
   * Whose code may be running: the call that computes and has not yielded yet; else all that have begun and not ended, the latest first, one for
   * each neuron and name.
   */
  readonly open: readonly PluginCall[];
}

/** Where a thread notes which calls of plugins it runs. */
export interface CallMark {
  /** Runs a call, which is open until what it gives back has settled. */
  during<Result>(call: PluginCall, run: () => Result): Result;
  /** Notes that the thread takes turns. */
  beat(): void;
}

const BEAT = 0;
/** Place of the call that computes, plus one. */
const RUNNING = 1;
const HEAD = 2;
/** Enough for every neuron of a thread; of more, the latest are known. */
const PLACES = 512;
/** Of a place: the call, 0 for none, and which one in order. */
const CALL = 0;
const ORDER = 1;
const SIZE = 2;
const UIDS = 65_536;

/** Memory for marks, which two threads see. */
export function callMemory(): SharedArrayBuffer {
  return new SharedArrayBuffer((HEAD + PLACES * SIZE) * Int32Array.BYTES_PER_ELEMENT);
}

/**
 * Marks that another thread can read while this one does not come to answering: in an endless loop they are all that tells of the
 * neurons.
 *
 * @example createCallMark(memory).during({ uid: 4, name: "solve" }, () => miner.solve(request, call));
 */
export function createCallMark(memory: SharedArrayBuffer): CallMark {
  const words = new Int32Array(memory);
  const free = Array.from({ length: PLACES }, (_, place) => place);
  let order = 0;
  const at = (place: number, field: number): number => HEAD + place * SIZE + field;
  const oldest = (): number => {
    const places = Array.from({ length: PLACES }, (_, place) => place);
    return places.reduce((a, b) => ((words[at(a, ORDER)] ?? 0) <= (words[at(b, ORDER)] ?? 0) ? a : b));
  };
  const open = ({ uid, name }: PluginCall): { readonly place: number; readonly close: () => void } => {
    const place = free.pop() ?? oldest();
    const mine = (order += 1);
    Atomics.store(words, at(place, ORDER), mine);
    Atomics.store(words, at(place, CALL), NAMES.indexOf(name) * UIDS + uid + 1);
    const close = (): void => {
      // A later call may have taken the place.
      if (words[at(place, ORDER)] !== mine) return;
      Atomics.store(words, at(place, CALL), 0);
      free.push(place);
    };
    return { place, close };
  };
  return {
    during: (call, run) => {
      const { place, close } = open(call);
      const outer = Atomics.exchange(words, RUNNING, place + 1);
      let result: ReturnType<typeof run> | undefined;
      try {
        result = run();
      } finally {
        Atomics.store(words, RUNNING, outer);
        if (!isPromiseLike(result)) close();
      }
      // As much of a promise as what it stands for.
      return isPromiseLike(result) ? (closing(result, close) as unknown as typeof result) : result;
    },
    beat: () => void Atomics.add(words, BEAT, 1),
  };
}

async function closing(result: PromiseLike<unknown>, close: () => void): Promise<unknown> {
  try {
    return await result;
  } finally {
    close();
  }
}

/** What the marks say now. */
export function readCalls(memory: SharedArrayBuffer): CallsRead {
  const words = new Int32Array(memory);
  const places = Array.from({ length: PLACES }, (_, place) => ({
    place,
    word: Atomics.load(words, HEAD + place * SIZE + CALL),
    order: Atomics.load(words, HEAD + place * SIZE + ORDER),
  })).filter(({ word }) => word > 0);
  const running = Atomics.load(words, RUNNING) - 1;
  const found = places.filter(({ place }) => place === running);
  const calls = new Map(
    (found.length > 0 ? found : places.sort((a, b) => b.order - a.order)).flatMap(({ word }) => {
      const name = NAMES[Math.floor((word - 1) / UIDS)];
      return name === undefined ? [] : [[word, { uid: (word - 1) % UIDS, name }] as const];
    }),
  );
  return { beat: Atomics.load(words, BEAT), open: [...calls.values()] };
}
