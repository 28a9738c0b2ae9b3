import { createValidatorHarness } from "subnetkit/testing";
import { expect, it } from "vitest";
import subnet from "../index.js";

it("scores by distance, and whatever is no answer with 0", async () => {
  const validator = await createValidatorHarness(subnet);
  const { answer, missing, malformed } = validator;

  const [task] = await validator.createTasks({ height: 40 });
  expect(task?.secret.target).toBe(task?.request.value);

  const scores = await validator.score({ request: { value: 5 }, secret: { target: 5 } }, [
    answer({ value: 5 }),
    answer({ value: 8 }, 250), // after 250 ms
    missing("late"),
    malformed({ value: "five" }),
  ]);
  expect(scores).toEqual([1, 0.25, 0, 0]);
  await validator.dispose();
});
