import { describe, expect, it } from "vitest";
import { createNetwork, echoValidator, type Network, type Solve } from "./networkFixture.js";

/** Answers after as long as the test says; what it answers depends on its seed and on what it is told of time. */
const delayedBy =
  (network: () => Network, delayMs: () => number): Solve =>
  ({ value }, call) =>
    new Promise((resolve) => {
      const off = call.random.next() + call.remainingMs / 1_000;
      network().clock.after(delayMs(), () => resolve({ value: value + off }));
    });

async function runWith(delays: readonly number[]): Promise<unknown> {
  const network: Network = createNetwork([1, 2, 3]);
  const left = [...delays];
  for (const uid of [1, 2, 3]) {
    network.addMiner(
      uid,
      delayedBy(
        () => network,
        () => left.shift() ?? 0,
      ),
      { deadline: "patient", limits: { maxRunning: 1 } },
    );
  }
  // A validator that scores by latency as well: where nobody is late, nobody is quick either.
  const plain = echoValidator();
  const byLatency: (typeof plain)["score"] = async (input) => {
    const scores = await plain.score(input);
    return input.answers.map(
      (answer, index) => (scores[index] ?? 0) / (1 + ("latencyMs" in answer ? answer.latencyMs : 0)),
    );
  };
  const role = network.validator({ deadline: "patient", validator: { ...plain, score: byLatency } });
  const reports = [await network.round(role), await network.round(role)];
  return {
    reports: reports.map((report) => ({ ...report, elapsedMs: 0 })),
    state: [...network.state.entries],
    calls: network.calls,
  };
}

describe("rounds in lock-step", () => {
  it("have the same result however long anybody takes, also beyond the deadline", async () => {
    const prompt = await runWith([]);
    const slow = await runWith([5_000, 0, 1_200, 30_000, 999, 7]);
    const other = await runWith([0, 40_000, 3, 0, 0, 12_000, 1, 1, 1, 1, 1, 1]);
    expect(slow).toEqual(prompt);
    expect(other).toEqual(prompt);
    expect(JSON.stringify(prompt)).toContain('"late":0');
  });

  it("wait for a miner that never answers no longer than the backstop", async () => {
    const network = createNetwork([1]);
    network.addMiner(1, () => new Promise(() => undefined), { deadline: "patient" });
    const report = await network.round(
      network.validator({ deadline: "patient", limits: { backstopMs: 60_000 } }),
    );
    expect(report.peers[0]?.missing.late).toBe(2);
    expect(report.elapsedMs).toBe(60_000);
    await network.clock.advance(0);
    expect(network.clock.pending).toBe(2); // Heartbeats: the miner's work was cancelled.
  });
});
