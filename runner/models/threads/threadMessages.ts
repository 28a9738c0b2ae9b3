import type { MessagePort } from "node:worker_threads";
import type { ModelPort } from "../../../core/plugin/models.js";
import type { FlatTensors } from "./flatTensors.js";
import type { WorkWords } from "./workSign.js";

/** Thread → register. */
export type ToRegister =
  /** Who has the model of this key? */
  | { readonly kind: "claim"; readonly id: number; readonly key: string }
  /** The thread has it no longer. */
  | { readonly kind: "letGo"; readonly key: string };

/** Register → thread. */
export type FromRegister =
  /** The answer to a claim: nobody else has it. From now on this thread does. */
  | { readonly kind: "hold"; readonly id: number }
  /** The answer to a claim: at the other end is who has it. */
  | { readonly kind: "borrow"; readonly id: number; readonly port: MessagePort }
  /** At the other end is who wants to run it too. */
  | { readonly kind: "serve"; readonly key: string; readonly port: MessagePort };

/** Borrower → holder: one run, on tensors that fit. */
export type ToHolder = FlatTensors;

/** Holder → borrower. It closes the port without a word where it has the model no longer. */
export type FromHolder =
  /** It heard, and is loading. */
  | { readonly kind: "coming"; readonly work: WorkWords }
  | {
      readonly kind: "ready";
      /** Which implementation runs the model. */
      readonly runtime: string;
      readonly inputs: readonly ModelPort[];
      readonly outputs: readonly ModelPort[];
    }
  | { readonly kind: "failed"; readonly id: number; readonly reason: string }
  /** The outputs, and the buffers that the inputs came in, to be filled again. */
  | FlatTensors;
