import type { Chain } from "../../core/chain/chain.js";
import { stateHash } from "../../core/state/hash.js";
import { advanceChain } from "./advanceNetwork.js";
import type { Bench, Figure } from "./figure.js";

const NETWORK = { subnets: 3, neurons: 256, validators: 64, tempo: 360 };
/** Until the compiler has settled, which takes a second: not measured, since a year has 2.6 million blocks. */
const WARM_UP_BLOCKS = 60 * NETWORK.tempo;
const STRETCH_BLOCKS = 100 * NETWORK.tempo;
/** After 5,000 blocks weights count no more: their validators are inactive, and epochs cheaper. */
const FRESH_BLOCKS = 10 * NETWORK.tempo;
/** So few blocks take a fifth of a second: the mean of several runs from the same snapshot. */
const FRESH_RUNS = 5;
const SINGLE_BLOCKS = 2 * NETWORK.tempo;

export const advance: Bench = {
  name: "advance",
  about:
    "empty blocks with 3 subnets of 256 neurons (64 validators) at tempo 360, epochs and one state hash at the end included",
  run: () => {
    const chainAt = (height: number): Chain => {
      const chain = advanceChain(NETWORK);
      chain.advance({ toBlock: height });
      return chain;
    };
    const perSecond = (blocks: number, run: () => void): number => {
      const startMs = performance.now();
      run();
      return (blocks * 1_000) / (performance.now() - startMs);
    };
    chainAt(WARM_UP_BLOCKS);
    const chain = chainAt(2 * NETWORK.tempo);
    const fresh = chain.state.snapshot();
    let activeMs = 0;
    for (let run = 0; run < FRESH_RUNS; run++) {
      const startMs = performance.now();
      chain.advance({ blocks: FRESH_BLOCKS });
      activeMs += performance.now() - startMs;
      chain.state.revertTo(fresh);
    }
    const active = (FRESH_RUNS * FRESH_BLOCKS * 1_000) / activeMs;
    const stretch = perSecond(STRETCH_BLOCKS, () => chain.advance({ blocks: STRETCH_BLOCKS }));
    const single = perSecond(SINGLE_BLOCKS, () => {
      for (let done = 0; done < SINGLE_BLOCKS; done++) chain.applyBlock([]);
      stateHash(chain.state);
    });
    const figures: Figure[] = [
      { name: "advance.stretch", value: stretch, unit: "blocks/s", goal: "≥ 20,000" },
      { name: "advance.whileWeightsCount", value: active, unit: "blocks/s", goal: "≥ 20,000" },
      { name: "advance.blockByBlock", value: single, unit: "blocks/s" },
    ];
    return Promise.resolve(figures);
  },
};
