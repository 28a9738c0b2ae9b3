import type { PlannedMiner, PlannedValidator } from "./plan.js";
import type { Seat } from "./seat.js";
import type { SeatWork } from "./workLoad.js";
import type { World } from "./world.js";

/** A neuron's place, as its custom code sees it. */
export function seatOf(
  world: World,
  netuid: number,
  { uid, name, hotkey, coldkey }: PlannedMiner | PlannedValidator,
  work: SeatWork,
): Seat {
  return {
    netuid,
    uid,
    name,
    hotkey: hotkey.signer.account,
    coldkey: coldkey.signer.account,
    signer: hotkey.signer,
    clock: work,
    chain: world.chain,
  };
}
