import { expect, it } from "vitest";
import { defineSubnet } from "../../../../../core/plugin/defineSubnet.js";
import { defineValidator } from "../../../../../core/plugin/defineValidator.js";
import { randomFrom } from "../../../../../core/primitives/random.js";
import { createCast } from "../../../../../runner/check/probe/cast.js";
import { exact, noisy, repeatContract } from "../../../../fixtures/subnets/repeatSubnet.js";

/** Gives 1 at first, and less with each call that `count` knows of. */
async function scoresOf(count: "in the state" | "beside it"): Promise<readonly (readonly number[])[]> {
  let calls = 0;
  const validator = defineValidator(repeatContract, ({ state }) => ({
    createTasks: () => [],
    score: ({ answers }) => {
      const before = count === "in the state" ? Number(state.get("calls") ?? 0) : calls;
      state.set("calls", before + 1);
      calls = before + 1;
      return answers.map(() => 1 / (1 + before));
    },
  }));
  const subnet = defineSubnet(repeatContract, {
    url: import.meta.url,
    miners: { exact: () => Promise.resolve(exact), noisy: () => Promise.resolve(noisy) },
    validator: () => Promise.resolve(validator),
  });
  const cast = createCast(subnet, "");
  const [peer] = cast.peers;
  if (!peer) throw new Error("a profile has a peer");
  const scorer = await cast.scorer();
  const score = async (): Promise<readonly number[]> =>
    scorer.score({
      request: { value: 5 },
      secret: { target: 5 },
      outcome: undefined,
      answers: [{ peer, response: { value: 5 }, latencyMs: 0 }],
      random: randomFrom("00"),
    });
  return [await score(), await score()];
}

it("has a scorer begin from the same state each time, and forgets nothing else for it", async () => {
  expect(await scoresOf("in the state")).toEqual([[1], [1]]);
  expect(await scoresOf("beside it")).toEqual([[1], [1 / 2]]);
});
