import { describe, expect, it } from "vitest";
import { createValidatorHarness } from "../../../../test/kit/harness/createValidatorHarness.js";
import "../../../../test/kit/vitest.js";
import { repeatSubnet } from "../../../fixtures/subnets/repeatSubnet.js";
import { wordsSubnet } from "../../../fixtures/subnets/wordsSubnet.js";

describe("createValidatorHarness", () => {
  it("creates a round's tasks and remembers what the validator does", async () => {
    const validator = await createValidatorHarness(repeatSubnet);
    const [task] = await validator.createTasks();
    expect(task?.secret.target).toBe(task?.request.value);
    expect(await validator.createTasks()).toEqual([task]);
    expect(await validator.createTasks({ seed: "ff" })).not.toEqual([task]);
    expect(validator.state.get("rounds")).toBe(3);
    await validator.dispose();
  });

  it("scores good, bad, missing, late and malformed answers in their order", async () => {
    const validator = await createValidatorHarness(repeatSubnet);
    const { answer, missing, malformed } = validator;
    const task = { request: { value: 5 }, secret: { target: 5 } };
    const answers = [
      answer({ value: 5 }),
      answer({ value: 8 }, 40),
      missing("unreachable"),
      missing(),
      malformed({ value: "five" }),
      malformed(() => undefined),
      answer({ value: Number.NaN }),
      answer({ value: 1e9 }),
      malformed({ value: 6 }),
    ];
    expect(await validator.score(task, answers)).toEqual([1, 0.25, 0, 0, 0, 0, 0, 0, 0.5]);
  });

  it("refuses to score a task that the contract would not let out", async () => {
    const validator = await createValidatorHarness(repeatSubnet);
    const good = { request: { value: 5 }, secret: { target: 5 } };
    const wrong = [
      { ...good, request: { value: "five" } },
      { ...good, request: { value: 5, more: 1 } },
      { ...good, secret: { target: "five" } },
      { request: good.request },
      { ...good, scoreAt: -1 },
      { ...good, scoreat: 5 },
    ];
    for (const task of wrong) {
      const scored = validator.score(task as never, [validator.missing()]);
      await expect(scored, JSON.stringify(task)).rejects.toMatchObject({ code: "SK1521" });
    }
    expect(await validator.score(good, [validator.missing()])).toEqual([0]);
  });

  it("asks the validator for the outcome, unless the test knows it", async () => {
    const validator = await createValidatorHarness(wordsSubnet);
    const [task] = await validator.createTasks();
    if (!task) throw new Error("there is a task");
    const answers = [
      validator.answer({ words: 2 }),
      validator.streamed([
        { response: { words: 1 }, atMs: 10 },
        { response: { words: 3 }, atMs: 20 },
      ]),
    ];
    expect(await validator.score(task, answers)).toEqual([1, 0]);
    expect(await validator.score(task, answers, { outcome: { words: 3 } })).toEqual([0, 1]);
    await expect(validator.score(task, answers, { round: { height: 99 } })).toThrowCode("SK2943");
  });

  it("makes weights of scores, by the mean where the validator has no way of its own", async () => {
    const validator = await createValidatorHarness(repeatSubnet);
    const scores = [
      { height: 1, byUid: new Map([[4, 1]]) },
      { height: 2, byUid: new Map([[4, 0.5]]) },
    ];
    expect(validator.weights({ scores })).toEqual(new Map([[4, 0.75]]));
  });
});
