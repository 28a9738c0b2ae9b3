import fc from "fast-check";
import { expect } from "vitest";
import { isSubnetkitError } from "../../core/primitives/errors.js";
import type { TestNetwork } from "../unit/core/economyFixture.js";
import { history, network, type Action } from "./economyActions.js";
import { assertSound } from "./economyInvariants.js";

/** Runs an action as an extrinsic: in its own checkpoint, reverted if it is refused. */
export function attempt(test: TestNetwork, action: Action): "done" | "refused" {
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

/**
 * Plays random histories: every TAO and alpha is accounted for after every action, and a refused one changed nothing. Both sides of
 * every rule have to be visited: at least eight actions a history that are done, eight that are refused, and each kind of event.
 */
export function expectSoundHistories(histories: number, seed: number): void {
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
    { seed, numRuns: histories },
  );
  expect(outcomes.done).toBeGreaterThan(8 * histories);
  expect(outcomes.refused).toBeGreaterThan(8 * histories);
  for (const name of EVENTS) expect(seen.get(name) ?? 0, name).toBeGreaterThan(histories / 25);
}
