import { randomFrom, type Miner, type Request, type Response } from "subnetkit/plugin";
import type { Contract } from "./createMiners.js";
import { NOBODY } from "./nobody.js";

/** Asks a miner without a network; `seed` stands for the task and the miner. */
export async function askMiner(
  miner: Miner<Contract>,
  request: Request<Contract>,
  seed: string,
): Promise<Response<Contract>> {
  return miner.solve(request, {
    remainingMs: 60_000,
    signal: new AbortController().signal,
    caller: { hotkey: NOBODY, uid: 0 },
    random: randomFrom(seed),
  });
}
