import type { Chain } from "../../core/chain/chain.js";
import { readMetagraph } from "../../core/chain/queries/readMetagraph.js";
import type { ModelReference, ModelRuntime } from "../../core/plugin/models.js";
import type { Logger } from "../../core/plugin/ports.js";
import type { HookHost } from "../../core/plugin/hookHost.js";
import type { RoleHooks } from "../../core/plugin/roleHooks.js";
import type { Dial, SubnetView } from "../../core/roles/ports.js";
import type { ExtrinsicQueue } from "./extrinsicQueue.js";
import type { MemoryNetwork } from "./memoryNetwork.js";
import type { SimulatedProblem } from "./simulation.js";
import type { WorkClock } from "./workClock.js";
import type { WorkLoad } from "./workLoad.js";

/** What all neurons of one network share. */
export interface World {
  readonly chain: Chain;
  readonly queue: ExtrinsicQueue;
  readonly clock: WorkClock;
  readonly load: WorkLoad;
  readonly network: MemoryNetwork;
  readonly dial: Dial;
  readonly log: Logger;
  /** Absent as long as no plugin taps them: asking nobody costs time too. */
  readonly hooks: HookHost<RoleHooks>["call"] | undefined;
  readonly runtimeFor: (kind: ModelReference["runtime"]) => ModelRuntime | Promise<ModelRuntime>;
  /** The subnet as of the last block. */
  readonly view: (netuid: number) => SubnetView;
  /** Notes what went wrong with a neuron and was contained. */
  readonly report: (problem: Omit<SimulatedProblem, "height">) => void;
  /** The same, unless it was noted at this height already: one fault in a plugin fails at every task of a round. */
  readonly reportOnce: World["report"];
}

/** Views by netuid, read once a block. */
export function createViews(chain: Chain): {
  readonly view: World["view"];
  /** To be called when the state has changed without a block. */
  forget(): void;
} {
  const views = new Map<number, SubnetView>();
  return {
    view: (netuid) => {
      const { id } = chain.head;
      const known = views.get(netuid);
      if (known?.blockId === id) return known;
      const view = readMetagraph(chain.state, netuid);
      views.set(netuid, view);
      return view;
    },
    forget: () => views.clear(),
  };
}
