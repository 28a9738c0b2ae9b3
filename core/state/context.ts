import type { State } from "./state.js";

/** Something that happened in a block, for people and for observers. Never read back by the kernel. */
export interface KernelEvent {
  /** Module and past participle: `staking.added`. */
  readonly name: string;
  readonly fields: Readonly<Record<string, string | number | bigint | boolean>>;
}

/** What every operation of the economy works on: the state, and the block it runs in. */
export interface Context {
  readonly state: State;
  /** Height of the block being applied. */
  readonly height: number;
  /** Records an event. It is dropped when the extrinsic that emitted it is reverted. */
  emit(event: KernelEvent): void;
}
