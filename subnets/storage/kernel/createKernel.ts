import { kernelBase64 } from "./kernel.generated.js";

/** The subnet's WebAssembly: loops over memory that the caller lays out. */
export interface Kernel {
  /** First byte that is the caller's. */
  readonly base: number;
  /** All of the memory, grown until it holds `bytes` bytes. Valid until the next call. */
  reserve(bytes: number): Uint8Array<ArrayBuffer>;
  combine(
    output: number,
    sources: number,
    stride: number,
    count: number,
    tables: number,
    length: number,
  ): void;
  combineTwo: Kernel["combine"];
  cut(data: number, from: number, until: number, mask: number, gear: number): number;
  hashLeaves(data: number, length: number, first: number, isAll: boolean, output: number): void;
  hashNodes(pairs: number, count: number, isTop: boolean, output: number): void;
}

interface Exports {
  readonly memory: { readonly buffer: ArrayBuffer; grow(pages: number): number };
  readonly combine: Kernel["combine"];
  readonly combineTwo: Kernel["combine"];
  readonly cut: Kernel["cut"];
  readonly hashLeaves: Kernel["hashLeaves"];
  readonly hashNodes: Kernel["hashNodes"];
}

const PAGE_BYTES = 65_536;

/** What is used of the WebAssembly API; its types come with those of the DOM alone. */
declare const WebAssembly: {
  readonly Module: new (bytes: Uint8Array) => object;
  readonly Instance: new (module: object) => { readonly exports: unknown };
};

/** Compiled once a process. */
let compiled: object | undefined;

/** Instantiates the kernel with a memory of its own: whoever holds one can't be disturbed by another. */
export function createKernel(): Kernel {
  compiled ??= new WebAssembly.Module(Buffer.from(kernelBase64, "base64"));
  // The module's own sources stand in assembly/; these are its exports.
  const { memory, ...loops } = new WebAssembly.Instance(compiled).exports as Exports;
  return {
    base: PAGE_BYTES,
    reserve: (bytes) => {
      const missing = bytes - memory.buffer.byteLength;
      if (missing > 0) memory.grow(Math.ceil(missing / PAGE_BYTES));
      return new Uint8Array(memory.buffer);
    },
    ...loops,
  };
}
