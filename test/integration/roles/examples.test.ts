import { describe, expect, it } from "vitest";
import { createMiner } from "../../../core/plugin/createMiner.js";
import type { RoundReport } from "../../../core/roles/roundReport.js";
import { codeOf } from "../../unit/core/protocol/handshakeFixture.js";
import { createValidatorHarness } from "../../kit/harness/createValidatorHarness.js";
import { quietLog } from "../../unit/core/roles/networkFixture.js";
import batches from "../../../docs/examples/batches.js";
import commitReveal from "../../../docs/examples/commitReveal.js";
import delayedOutcomes from "../../../docs/examples/delayedOutcomes.js";
import profiles from "../../../docs/examples/profiles.js";
import remembering from "../../../docs/examples/remembering.js";
import streaming from "../../../docs/examples/streaming.js";
import { exampleNetwork } from "./exampleNetwork.js";

const scores = (report: RoundReport): readonly (number | undefined)[] =>
  report.peers.map(({ meanScore }) => meanScore);

describe("the example subnets, each in a network of its own", () => {
  it("batches: every item fails and scores for itself", async () => {
    const { round } = await exampleNetwork(batches, [{ profile: "itemwise" }, { profile: "atOnce" }]);
    const report = await round(100);
    expect(scores(report)).toEqual([3 / 4, 3 / 4]);
    expect(report.peers.map(({ failedItems }) => failedItems)).toEqual([1, 1]);
    expect(report.refusals).toEqual([]);
  });

  it("commit-reveal: guesses are scored, a late commitment is not", async () => {
    const { round } = await exampleNetwork(commitReveal, [
      { profile: "fixed", settings: { guess: 40 } },
      { profile: "fixed", settings: { guess: 90 }, delayMs: 500 },
      { profile: "fixed", settings: { guess: 40 }, delayMs: 1_500 },
    ]);
    const report = await round(100);
    expect(scores(report)).toEqual([1, 0.5, 0]);
    expect(report.peers[2]?.missing.late).toBe(1);
  });

  it("streaming: every part counts", async () => {
    const { round } = await exampleNetwork(streaming, [
      { profile: "newton", settings: { steps: 8 } },
      { profile: "newton" },
      { profile: "exact" },
    ]);
    const [eight = 0, four = 0, exact] = scores(await round(100));
    expect(exact).toBe(1);
    expect(eight).toBeGreaterThan(four);
    expect(four).toBeGreaterThan(0);
  });

  it("delayed outcomes: answers wait for the block that decides", async () => {
    const everyDigit = Array.from({ length: 16 }, (_, digit) => ({
      profile: "constant",
      settings: { digit },
    }));
    const { round } = await exampleNetwork(delayedOutcomes, everyDigit);
    const first = await round(100);
    expect([first.tasks, new Set(scores(first))]).toEqual([
      { sent: 1, scored: 0, waiting: 1 },
      new Set([undefined]),
    ]);
    const second = await round(120);
    expect(second.tasks).toEqual({ sent: 1, scored: 1, waiting: 1 });
    expect(scores(second).filter((score) => score === 1)).toHaveLength(1);
    expect(second.peers.find(({ meanScore }) => meanScore === 1)?.uid).toBe(
      1 + Number.parseInt(second.seed.slice(0, 1), 16),
    );
  });

  it("state: what is remembered survives a restart, and goes back with a snapshot", async () => {
    const places = [
      { profile: "adder", settings: { upTo: 16 } },
      { profile: "adder", settings: { upTo: 2 } },
    ];
    const world = await exampleNetwork(remembering, places);
    expect(scores(await world.round(100))).toEqual([1 / 2, 1 / 2]);
    expect(scores(await world.round(120))).toEqual([2 / 3, 2 / 3]);
    const snapshot = world.state.snapshot();
    const third = await world.round(140);
    expect(scores(third)).toEqual([3 / 4, 0]);

    const dump = world.state.dump();
    world.state.revertTo(snapshot);
    expect(scores(await world.round(140))).toEqual([3 / 4, 0]);

    const harness = await createValidatorHarness(remembering);
    const sum = { request: { numbers: [1, 2] } };
    const again = () => harness.score(sum, [harness.answer({ sum: 3 }), harness.answer({ sum: 4 })]);
    expect([await again(), await again()]).toEqual([
      [2 / 3, 0],
      [2 / 3, 0],
    ]);
    await harness.dispose();

    const restarted = await exampleNetwork(remembering, places, dump);
    const fourth = await restarted.round(160);
    expect(scores(fourth)).toEqual([4 / 5, 0]);
    expect(fourth.peers[0]?.historyMean).toBeCloseTo((1 / 2 + 2 / 3 + 3 / 4 + 4 / 5) / 4, 12);
  });

  it("profiles: settings are checked before a miner is made of them, and say what is allowed", async () => {
    const { round } = await exampleNetwork(profiles, [
      { profile: "digits" },
      { profile: "towards", settings: { direction: "up" } },
      { profile: "constant", settings: { value: 3 } },
    ]);
    const [digits = 0, up = 0, constant = 0] = scores(await round(100));
    expect(digits).toBeGreaterThan(constant);
    expect(constant).toBeGreaterThan(up);

    const wrong = (profile: string, settings: unknown): Promise<{ code: string; text: string }> =>
      createMiner(profiles, profile, { settings, models: {}, log: quietLog }).then(
        () => ({ code: "none", text: "" }),
        (error: unknown) => ({ code: codeOf(error), text: (error as Error).message }),
      );
    expect(await wrong("towards", { direction: "sideways" })).toMatchObject({
      code: "SK1324",
      text: expect.stringMatching(/direction .*"up", "down", "nearest"/) as string,
    });
    expect(await wrong("digits", { digits: 7 })).toMatchObject({
      code: "SK1324",
      text: expect.stringMatching(/digits must be <= 6/) as string,
    });
    expect(await wrong("digits", { decimals: 2 })).toMatchObject({
      code: "SK1324",
      text: expect.stringContaining("decimals") as string,
    });
    expect(await wrong("bankers", {})).toMatchObject({ code: "SK1308" });
  });
});
