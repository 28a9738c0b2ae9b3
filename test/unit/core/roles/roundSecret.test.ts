import { describe, expect, it } from "vitest";
import { developmentSigner } from "../../../../core/primitives/keys.js";
import { roundSecretOf } from "../../../../core/roles/roundSecret.js";

const signer = developmentSigner("secret", "validator");
const round = { genesisHash: "ab".repeat(32), netuid: 1, seed: "cd".repeat(32), number: 4 };

describe("a round's secret", () => {
  it("repeats for the same round of the same validator", () => {
    const [one, two] = [roundSecretOf(signer, round), roundSecretOf(signer, { ...round })];
    expect([one.taskId(0), one.scoreSeed(3)]).toEqual([two.taskId(0), two.scoreSeed(3)]);
    expect(one.taskId(0)).toMatch(/^[0-9a-f]{32}$/);
    expect(one.scoreSeed(0)).toMatch(/^[0-9a-f]{64}$/);
  });

  it("differs by validator, chain, subnet, seed and number, by task and by purpose", () => {
    const secrets = [
      roundSecretOf(signer, round),
      roundSecretOf(developmentSigner("secret", "other"), round),
      roundSecretOf(signer, { ...round, genesisHash: "00".repeat(32) }),
      roundSecretOf(signer, { ...round, netuid: 2 }),
      roundSecretOf(signer, { ...round, seed: "00".repeat(32) }),
      roundSecretOf(signer, { ...round, number: 5 }),
    ];
    const drawn = secrets.flatMap((secret) => [
      secret.taskSeed.slice(0, 32),
      ...[0, 1, 2].flatMap((index) => [secret.taskId(index), secret.scoreSeed(index).slice(0, 32)]),
    ]);
    expect(new Set(drawn).size).toBe(6 * (1 + 3 * 2));
  });
});
