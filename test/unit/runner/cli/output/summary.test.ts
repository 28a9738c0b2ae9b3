import { describe, expect, it } from "vitest";
import picocolors from "picocolors";
import type { NeuronRow, Summary } from "../../../../../runner/devnet/reports.js";
import { renderSummary } from "../../../../../runner/cli/output/summary.js";

const row = (uid: number, incentiveU16: number, missing: NeuronRow["missing"]): NeuronRow => ({
  ...{ uid, role: "miner", profile: `profile-${uid}`, hotkey: "5H", meanScore: 0.5, weight: 0.5 },
  ...{ consensusU16: 0, incentiveU16, dividendsU16: 0, emission: 0n, stake: 0n, missing },
});
const supply = { issued: 0n, cap: 21n, blockEmission: 1n, nextHalvingAt: 10n };
const rows = [row(3, 13_107, { late: 1, failed: 2 }), row(4, 52_428, {})];
const summary: Summary = {
  ...{ genesisHash: "", seed: "7", height: 20, stateHash: "ab", conservation: true, supply },
  sales: [
    { netuid: 1, subnet: "echo", answers: 1 },
    { netuid: 2, subnet: "mute", answers: 0 },
  ],
  subnets: [{ netuid: 1, subnet: "echo", epoch: 1, height: 20, alphaPrice: 0.03, rows, supply }],
  problems: [],
};

describe("a run's last words", () => {
  it("name who earned what, best first, what was missing and what was sold, one and many told apart", () => {
    const lines = renderSummary(summary, picocolors.createColors(false)).split("\n");
    expect(lines).toContain("  echo: 1 epoch. By incentive: profile-4 80.0 %, profile-3 20.0 %");
    expect(lines).toContain("  UID 3 (profile-3): 1 answer late, 2 answers failed");
    expect(lines).toContain("  echo: clients bought 1 answer.");
    expect(lines.filter((line) => /mute|UID 4/.test(line))).toEqual([]);
  });
});
