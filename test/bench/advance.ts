import { stateHash } from "../../core/state/hash.js";
import { advanceChain } from "./advanceNetwork.js";
import type { Bench, Figure } from "./figure.js";

const NETWORK = { subnets: 3, neurons: 256, validators: 64, tempo: 360 };
const WARM_UP_BLOCKS = 2 * NETWORK.tempo;
const STRETCH_BLOCKS = 100 * NETWORK.tempo;
/** After about 5,000 blocks weights no longer count: their validators are inactive, and epochs cheaper. */
const FRESH_BLOCKS = 10 * NETWORK.tempo;
const SINGLE_BLOCKS = 2 * NETWORK.tempo;

export const advance: Bench = {
  name: "advance",
  about:
    "empty blocks with 3 subnets of 256 neurons (64 validators) at tempo 360, epochs and one state hash at the end included",
  run: () => {
    const chain = advanceChain(NETWORK);
    chain.advance({ blocks: WARM_UP_BLOCKS });
    const perSecond = (blocks: number, run: () => void): number => {
      const startMs = performance.now();
      run();
      return (blocks * 1_000) / (performance.now() - startMs);
    };
    const stretch = perSecond(STRETCH_BLOCKS, () => chain.advance({ blocks: STRETCH_BLOCKS }));
    const fresh = advanceChain(NETWORK);
    fresh.advance({ blocks: WARM_UP_BLOCKS });
    const active = perSecond(FRESH_BLOCKS, () => fresh.advance({ blocks: FRESH_BLOCKS }));
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
