import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { isSubnetkitError } from "../../core/primitives/errors.js";
import { dumpState } from "../../core/state/dump.js";
import type { TestNetwork } from "../unit/core/economyFixture.js";
import { history, network, type Action } from "./economyActions.js";
import { assertSound } from "./economyInvariants.js";

fc.configureGlobal({ seed: 11 });

/** Runs an action as an extrinsic: in its own checkpoint, reverted if it is refused. */
function attempt(test: TestNetwork, action: Action): "done" | "refused" {
  const changes = test.state.trackChanges();
  const { height } = test.ctx;
  const checkpoint = test.state.checkpoint();
  try {
    action(test);
    test.state.commit(checkpoint);
    return "done";
  } catch (error) {
    if (!isSubnetkitError(error)) throw error;
    test.state.revert(checkpoint);
    test.setHeight(height);
    expect(changes.take()).toEqual([]);
    return "refused";
  } finally {
    changes.stop();
  }
}

/** What has to have happened often for the histories to be worth something. */
const EVENTS = [
  "staking.added",
  "staking.removed",
  "staking.moved",
  "staking.swapped",
  "staking.transferred",
  "staking.childrenScheduled",
  "staking.childrenSet",
  "staking.rootClaimed",
  "staking.incentiveHotkeySet",
  "registry.commitmentSet",
  "registry.neuronPruned",
  "registry.subnetAdded",
  "registry.subnetDissolved",
  "staking.paidOut",
  "weights.set",
  "weights.committed",
  "weights.revealed",
  "weights.commitLapsed",
  "epoch.finished",
];

describe("the economy, over random histories", () => {
  it("conserves TAO and every alpha to the last rao, and a refused action changes nothing", () => {
    const outcomes = { done: 0, refused: 0 };
    const seen = new Map<string, number>();
    fc.assert(
      fc.property(history, (steps) => {
        const test = network();
        assertSound(test);
        for (const step of steps) {
          outcomes[attempt(test, step)] += 1;
          assertSound(test);
        }
        for (const { name } of test.events) seen.set(name, (seen.get(name) ?? 0) + 1);
      }),
      { numRuns: 250 },
    );
    // Both sides of every rule were visited, not one of them alone.
    expect(outcomes.done).toBeGreaterThan(2_000);
    expect(outcomes.refused).toBeGreaterThan(2_000);
    for (const name of EVENTS) expect(seen.get(name) ?? 0, name).toBeGreaterThan(10);
  });

  it("repeats: the same history gives the same state", () => {
    fc.assert(
      fc.property(history, (steps) => {
        const [first, second] = [network(), network()];
        for (const step of steps) {
          attempt(first, step);
          attempt(second, step);
        }
        expect(dumpState(first.state)).toEqual(dumpState(second.state));
      }),
      { numRuns: 10 },
    );
  });
});
