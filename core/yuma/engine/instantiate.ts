import { wasmBase64 } from "./wasm.generated.js";

/** An address that changes when memory is laid out anew. */
interface Address {
  readonly value: number;
}

type AddressName =
  | "params"
  | "registrations"
  | "lastUpdates"
  | "openCommits"
  | "permitsIn"
  | "stakeAlpha"
  | "stakeTao"
  | "weightStarts"
  | "weightColumns"
  | "weightValues"
  | "bondStarts"
  | "bondColumns"
  | "bondValues"
  | "active"
  | "permits"
  | "stake"
  | "stakeWeight"
  | "consensus"
  | "incentive"
  | "dividends"
  | "validatorTrust"
  | "serverEmission"
  | "validatorEmission"
  | "emission"
  | "newBondStarts"
  | "newBondColumns"
  | "newBondValues";

/** What core/yuma/assembly/index.ts exports. */
export interface EngineExports extends Readonly<Record<AddressName, Address>> {
  readonly memory: { readonly buffer: ArrayBuffer };
  readonly failedRow: Address;
  readonly reserve: (n: number, weights: number, bonds: number) => void;
  readonly run: () => number;
}

/** What is used of the WebAssembly API, which is the same everywhere; its types come with those of the DOM alone. */
declare const WebAssembly: {
  readonly Module: new (bytes: Uint8Array) => object;
  readonly Instance: new (module: object) => { readonly exports: unknown };
};

let compiled: object | undefined;

/** A new engine with a memory of its own. The code is compiled once, in about a millisecond. */
export function instantiate(): EngineExports {
  compiled ??= new WebAssembly.Module(
    Uint8Array.from(atob(wasmBase64), (character) => character.charCodeAt(0)),
  );
  // The exports are as the build makes them from the sources beside; nothing here could check more than their names.
  return new WebAssembly.Instance(compiled).exports as EngineExports;
}
