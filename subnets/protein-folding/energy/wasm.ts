import { readFileSync } from "node:fs";

/** An address in the kernel's memory. */
interface Address {
  readonly value: number;
}

/** What assembly/index.ts exports. */
export interface KernelExports {
  readonly memory: { readonly buffer: ArrayBuffer };
  readonly residueTypes: Address;
  readonly torsions: Address;
  readonly torsionGradient: Address;
  readonly contactEnergies: Address;
  readonly torsionPotentials: Address;
  readonly restraints: Address;
  readonly distanceRows: Address;
  readonly distanceColumns: Address;
  readonly distancePotentials: Address;
  readonly weights: Address;
  readonly parts: Address;
  readonly positions: Address;
  readonly evaluations: Address;
  readonly setChain: (length: number) => void;
  readonly setRestraints: (count: number, scaleAngstrom: number) => void;
  readonly build: () => void;
  readonly evaluate: () => number;
  readonly minimise: (mostEvaluations: number, tolerance: number) => number;
}

/** What is used of the WebAssembly API; its types come with those of the DOM alone. */
declare const WebAssembly: {
  readonly Module: new (bytes: Uint8Array) => object;
  readonly Instance: new (module: object) => { readonly exports: unknown };
};

let compiled: object | undefined;

/** A new kernel with a memory of its own, 3 MB. The code is compiled once. */
export function instantiateKernel(): KernelExports {
  compiled ??= new WebAssembly.Module(readFileSync(new URL("./kernel.wasm", import.meta.url)));
  // The exports are as the build makes them from the sources beside; nothing here could check more than their names.
  return new WebAssembly.Instance(compiled).exports as KernelExports;
}
