import { wasmBase64 } from "./emptyBlocks.wasm.js";

/** What assembly/index.ts exports. */
interface EngineExports {
  readonly memory: { readonly buffer: ArrayBuffer };
  reserve(subnetCount: number, emittingCount: number): number;
  setNetwork(issuance: bigint, rootTao: bigint, taoWeight: bigint): void;
  readonly issuance: { readonly value: bigint };
  cross(from: number, to: number): number;
  idAddress(): number;
  addBlockIds(from: number, to: number): void;
}

/** The engine counts heights in 32 bits, as the tables do. */
export const LAST_HEIGHT = 0xffff_fffe;

/** What is used of the WebAssembly API; its types come with those of the DOM alone. */
declare const WebAssembly: {
  readonly Module: new (bytes: Uint8Array) => object;
  readonly Instance: new (module: object) => { readonly exports: unknown };
};

let instance: EngineExports | undefined;

/** The one engine of this thread: it keeps nothing from one call to the next. Compiled with the first, in a millisecond or two. */
export function emptyBlocksEngine(): EngineExports {
  if (instance === undefined) {
    const code = Uint8Array.from(atob(wasmBase64), (character) => character.charCodeAt(0));
    // The exports are as the build makes them from the sources beside; nothing here could check more than their names.
    instance = new WebAssembly.Instance(new WebAssembly.Module(code)).exports as EngineExports;
  }
  return instance;
}
