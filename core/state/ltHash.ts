import { blake3 } from "@noble/hashes/blake3.js";
import { sha256Hex } from "../primitives/hash.js";
import { wasmBase64 } from "./ltHash.wasm.js";

/**
 * LtHash: a hash of a multiset of messages, as Facebook's update propagation and Solana's accounts hash use it. 1,024 lanes
 * of 16 bits; a message is hashed to as many (BLAKE3 with 2,048 bytes of output), which are added lane by lane, or taken
 * out. So it doesn't depend on the order, and following a change costs two hashes of 1.5 µs.
 */
export interface LtHash {
  add(message: Uint8Array): void;
  subtract(message: Uint8Array): void;
  /** SHA-256 of the lanes, each with its lower byte first: 64 hex digits. */
  digest(): string;
}

const SUM_BYTES = 2_048;
/** Words of a block of output, and blocks that WebAssembly computes at a time: a word of each stands side by side. */
const [BLOCK_WORDS, GROUP_BLOCKS] = [16, 4];
/** Longest message that WebAssembly hashes: eight chunks. No entry that a block writes again and again is longer. */
const MESSAGE_BYTES = 8_192;
const BLOCK_BYTES = 64;

/** What core/state/assembly/index.ts exports. */
interface Engine {
  readonly memory: { readonly buffer: ArrayBuffer };
  messageAddress(): number;
  sumAddress(): number;
  add(lengthBytes: number): void;
  subtract(lengthBytes: number): void;
}

/** What is used of the WebAssembly API; its types come with those of the DOM alone. */
declare const WebAssembly: {
  readonly Module: new (bytes: Uint8Array) => object;
  readonly Instance: new (module: object) => { readonly exports: unknown };
};

interface Instance {
  readonly engine: Engine;
  readonly message: Uint8Array;
  readonly sum: Uint8Array;
  /** Whose sum stands in the engine's memory. */
  owner: Uint8Array | undefined;
}

let instance: Instance | undefined;

/** One engine serves all hashes: each has its sum copied in when it is its turn. Compiled with the first one, in a millisecond. */
function start(): Instance {
  const code = Uint8Array.from(atob(wasmBase64), (character) => character.charCodeAt(0));
  // The exports are as the build makes them from the sources beside; nothing here could check more than their names.
  const engine = new WebAssembly.Instance(new WebAssembly.Module(code)).exports as Engine;
  const view = (address: number, lengthBytes: number): Uint8Array =>
    new Uint8Array(engine.memory.buffer, address, lengthBytes);
  return {
    engine,
    message: view(engine.messageAddress(), MESSAGE_BYTES),
    sum: view(engine.sumAddress(), SUM_BYTES),
    owner: undefined,
  };
}

/** The hash of no messages. */
export function createLtHash(): LtHash {
  const own = new Uint8Array(SUM_BYTES);

  const load = (): Instance => {
    instance ??= start();
    if (instance.owner !== own) {
      instance.owner?.set(instance.sum);
      instance.sum.set(own);
      instance.owner = own;
    }
    return instance;
  };
  const put = (message: Uint8Array): Engine => {
    const { engine, message: place } = load();
    place.set(message);
    place.fill(0, message.length, Math.ceil(message.length / BLOCK_BYTES) * BLOCK_BYTES || BLOCK_BYTES);
    return engine;
  };

  return {
    add: (message) => {
      if (message.length > MESSAGE_BYTES) addLong(load().sum, message, 1);
      else put(message).add(message.length);
    },
    subtract: (message) => {
      if (message.length > MESSAGE_BYTES) addLong(load().sum, message, -1);
      else put(message).subtract(message.length);
    },
    digest: () => sha256Hex(inOrder(load().sum)),
  };
}

/** Where a word of the output stands in the engine's sum. */
function placeOf(word: number): number {
  const [block, within] = [Math.floor(word / BLOCK_WORDS), word % BLOCK_WORDS];
  const group = Math.floor(block / GROUP_BLOCKS);
  return (group * BLOCK_WORDS + within) * GROUP_BLOCKS + (block % GROUP_BLOCKS);
}

const places = Uint16Array.from({ length: SUM_BYTES / 4 }, (_, word) => placeOf(word));

function addLong(sum: Uint8Array, message: Uint8Array, sign: 1 | -1): void {
  const lanes = new DataView(sum.buffer, sum.byteOffset, sum.byteLength);
  const hash = blake3(message, { dkLen: SUM_BYTES });
  const added = new DataView(hash.buffer, hash.byteOffset, hash.byteLength);
  places.forEach((place, word) => {
    for (const half of [0, 2]) {
      const lane = lanes.getUint16(4 * place + half, true) + sign * added.getUint16(4 * word + half, true);
      lanes.setUint16(4 * place + half, lane, true);
    }
  });
}

/** The sum as the specification orders it. */
function inOrder(sum: Uint8Array): Uint8Array {
  const words = new Uint32Array(sum.buffer, sum.byteOffset, sum.byteLength / 4);
  const ordered = new Uint32Array(places.length);
  // With a callback for each word this takes twenty times as long, and every sealed block is hashed.
  for (let word = 0; word < places.length; word++) ordered[word] = words[places[word] ?? 0] ?? 0;
  return new Uint8Array(ordered.buffer);
}
