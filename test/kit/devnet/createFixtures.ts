import { isSubnetkitError } from "../../../core/primitives/errors.js";
import { simulateErrors } from "../../../runner/simulate/simulateErrors.js";
import type { Simulation, SimulationSnapshot } from "../../../runner/simulate/simulation.js";
import type { Devnet } from "./devnet.js";

interface Prepared<Result> {
  readonly snapshot: SimulationSnapshot;
  readonly result: Result;
}

/** Starting points of one network, each prepared on the network as it was at first. */
export function createFixtures(network: Simulation): Devnet["fixture"] {
  const first = network.snapshot();
  /** @returns false when the snapshot was dropped by a revert to an older one */
  const isBackAt = (snapshot: SimulationSnapshot): boolean => {
    try {
      network.revert(snapshot);
      return true;
    } catch (error) {
      if (isSubnetkitError(error) && error.code === simulateErrors.unknownSnapshot.code) return false;
      throw error;
    }
  };
  return <Result>(prepare: () => Promise<Result> | Result) => {
    let prepared: Prepared<Result> | undefined;
    return async () => {
      if (prepared && isBackAt(prepared.snapshot)) return prepared.result;
      network.revert(first);
      const result = await prepare();
      prepared = { snapshot: network.snapshot(), result };
      return result;
    };
  };
}
