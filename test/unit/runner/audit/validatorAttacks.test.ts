import { describe, expect, it } from "vitest";
import { auditSubnet } from "../../../../runner/audit/auditSubnet.js";
import type { AttackResult } from "../../../../runner/audit/judgeAttack.js";
import { randomFrom } from "../../../../core/primitives/random.js";
import type { Subnet } from "../../../../core/plugin/subnet.js";
import { oneNumber } from "./oneNumber.js";

async function play(subnet: Subnet, ...attacks: readonly string[]): Promise<Record<string, AttackResult>> {
  const { results } = await auditSubnet(subnet, { attacks, seeds: 2, epochs: 6 });
  return Object.fromEntries(results.map((result) => [result.attack, result]));
}

/** Which miner is paid changes from round to round, for every validator alike. */
const changing = oneNumber({
  forgetful: true,
  solve: (number) => number,
  score: (_, number, uid) => (randomFrom(`${uid}/${number}`).next() > 0.5 ? 1 : 0.01),
});

/** All honest miners are paid alike, always. */
const still = oneNumber({ solve: (number) => number, score: () => 1 });

/** Pays those alone that answer with garbage, as an accomplice does. */
const upsideDown = oneNumber({ solve: (number) => number, score: () => 0, missing: () => 1 });

describe("validators that don't judge", () => {
  it("earn less by old weights and copied ones where the ranking changes, sealed or not", async () => {
    const found = await play(changing, "weight-copy", "weight-copy-sealed", "stale-weights");
    const gains = Object.fromEntries(Object.entries(found).map(([id, { gain }]) => [id, gain.mean]));
    expect(gains["weight-copy"]).toBeGreaterThan(0.05);
    expect(gains["weight-copy"]).toBeLessThan(0.95);
    expect(gains["weight-copy-sealed"]).toBeGreaterThan(0.05);
    expect(gains["weight-copy-sealed"]).toBeLessThan(0.95);
    expect(gains["weight-copy-sealed"]).not.toBeCloseTo(gains["weight-copy"] ?? 0, 2);
    expect(gains["stale-weights"]).toBeGreaterThan(0.05);
    expect(gains["stale-weights"]).toBeLessThan(0.95);
  });

  it("are not measured where honest validators never differ", async () => {
    const found = await play(still, "stale-weights");
    expect(found["stale-weights"]).toMatchObject({ verdict: "unmeasured" });
    expect(found["stale-weights"]?.reason).toContain("no difference to honest behaviour");
  });

  it("earn nothing for the epochs before anything was scored, however late outcomes are", async () => {
    const late = oneNumber({ solve: (number) => number, score: () => 1, delay: 70 });
    const found = await play(late, "silent", "self-deal");
    expect(found["silent"]).toMatchObject({ gain: { mean: 0 }, verdict: "holds" });
    expect(found["self-deal"]?.gain.mean).toBeLessThan(0.01);
  });

  it("earn by their accomplice and by the weights they give it", async () => {
    const found = await play(upsideDown, "collude");
    // A quarter of what validators earn, and all that miners earn, which is as much as all validators: 1 + 4. Without its own weights it would be 3.
    expect(found["collude"]?.gain.mean).toBeCloseTo(5, 1);
  });
});
