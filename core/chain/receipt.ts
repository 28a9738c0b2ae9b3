import type { ErrorReport } from "../primitives/errors.js";
import type { KernelEvent } from "../state/context.js";

interface Applied {
  /** Position in the block. */
  readonly index: number;
  /** The extrinsic's id; for bytes that are no extrinsic, their SHA-256. */
  readonly id: string;
}

/** What became of one extrinsic of a block. */
export type Receipt =
  | (Applied & { readonly ok: true; readonly events: readonly KernelEvent[] })
  | (Applied & ErrorReport & { readonly ok: false; readonly events: readonly [] });
