import { decodeCanonical, encodeCanonical } from "../primitives/codec.js";
import { fail } from "../primitives/errors.js";
import { mapMessage } from "./mapMessage.js";
import { pluginStateErrors } from "./pluginStateErrors.js";
import { reasonOf } from "./reasonOf.js";
import { currentStateCall } from "./stateCalls.js";
import { createStateJournal, type StateJournal } from "./stateJournal.js";
import type { PluginState } from "./subnet.js";
import { tensorBytes, tensorOf } from "./tensorCbor.js";

/** A plugin's state as its host holds it: what a failed round wrote can be undone, and all of it can be kept in a file. */
export interface JournaledState extends PluginState, StateJournal {
  /** What stands behind a key, encoded: the same bytes, as an object, until the key is written again or taken back. */
  encoded(key: string): Uint8Array | undefined;
  /** All keys, sorted by code unit. */
  keys(): readonly string[];
  /** Everything in it as bytes: equal states give equal dumps. Snapshots are not part of it. */
  dump(): Uint8Array;
}

const FORMAT = "subnetkit plugin state/1";

/**
 * Creates what a plugin knows as `ctx.state`: a journaled key–value store of one neuron. Values are kept as deterministic CBOR,
 * so what `get` returns is a copy, and changing it changes nothing until it is `set`. A bigint comes back as a number where a
 * number can hold it.
 *
 * @param dump continues exactly where `dump()` was taken
 * @throws SK1334 when the bytes are no dump
 * @example
 * const state = createPluginState();
 * const before = state.checkpoint();
 * state.set("seen", [1, 2]);
 * state.revert(before); // state.get("seen") === undefined
 */
export function createPluginState(dump?: Uint8Array): JournaledState {
  const entries = dump ? entriesFromDump(dump) : new Map<string, Uint8Array>();
  const { write, ...journal } = createStateJournal(entries);
  const writeInTime: typeof write = (key, value) => {
    if (currentStateCall()?.hasFailed) throw fail(pluginStateErrors.lateWrite, { key });
    write(key, value);
  };
  const keys = (): readonly string[] => [...entries.keys()].sort((a, b) => (a < b ? -1 : 1));
  return {
    ...journal,
    get: (key) => {
      const value = entries.get(key);
      return value === undefined ? undefined : mapMessage(decodeCanonical(value), tensorOf);
    },
    set: (key, value) => writeInTime(key, encodeValue(key, value)),
    delete: (key) => writeInTime(key, undefined),
    encoded: (key) => entries.get(key),
    keys,
    dump: () => encodeCanonical([FORMAT, keys().map((key) => [key, entries.get(key)])]),
  };
}

/** Whether a state can undo what was written to it. A test's plain map can't. */
export function isJournaled(state: PluginState): state is JournaledState {
  return "checkpoint" in state && "revert" in state;
}

function encodeValue(key: string, value: unknown): Uint8Array {
  try {
    return encodeCanonical(mapMessage(value, plainOrTensor));
  } catch (cause) {
    throw fail(pluginStateErrors.badValue, { key, reason: reasonOf(cause) }, cause);
  }
}

/** What encodes itself as something else, or as nothing, is refused: a Map would come back empty. */
function plainOrTensor(value: object): unknown {
  const tensor = tensorBytes(value);
  if (tensor !== undefined || Array.isArray(value)) return tensor;
  const prototype: unknown = Object.getPrototypeOf(value);
  if (prototype === Object.prototype || prototype === null) return undefined;
  throw new TypeError(`a ${value.constructor.name} is no plain data`);
}

function entriesFromDump(dump: Uint8Array): Map<string, Uint8Array> {
  const refuse = (reason: string, cause?: unknown): never => {
    throw fail(pluginStateErrors.badDump, { reason }, cause);
  };
  let decoded: unknown;
  try {
    decoded = decodeCanonical(dump);
  } catch (cause) {
    refuse("it is not deterministic CBOR", cause);
  }
  if (
    !Array.isArray(decoded) ||
    decoded.length !== 2 ||
    decoded[0] !== FORMAT ||
    !Array.isArray(decoded[1])
  ) {
    return refuse(`it does not begin with "${FORMAT}"`);
  }
  const entries = new Map<string, Uint8Array>();
  for (const entry of decoded[1] as readonly unknown[]) {
    if (!Array.isArray(entry) || entry.length !== 2) return refuse("an entry is no pair");
    const [key, value] = entry as readonly unknown[];
    if (typeof key !== "string" || !(value instanceof Uint8Array))
      return refuse("an entry is no text and bytes");
    if (entries.has(key)) return refuse(`"${key}" is there twice`);
    entries.set(key, value);
  }
  return entries;
}
