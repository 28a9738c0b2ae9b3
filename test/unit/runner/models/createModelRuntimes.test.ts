import { expect, it } from "vitest";
import { createModelLoaders } from "../../../../core/plugin/modelLoaders.js";
import { tensor } from "../../../../core/plugin/tensor.js";
import { createModelRuntimes } from "../../../../runner/models/createModelRuntimes.js";
import subnet from "../../../fixtures/subnets/with-models/index.js";

it("runs both kinds of models behind one token", async () => {
  const runtime = createModelRuntimes({ deterministic: true });
  const owned = createModelLoaders(subnet, () => runtime);
  const { models } = owned;
  const x = tensor("float32", [1, 2], Float32Array.of(1, 2));
  const { y } = await (await models.linear()).run({ x });
  expect(y.data).toEqual(Float32Array.of(9.5, 12.25, 15.125));
  const { sum } = await (await models.sum()).run({ a: x, b: x });
  expect(sum?.data).toEqual(Float32Array.of(2, 4));
  expect((await runtime.of("tfjs")).name).toMatch(/^tfjs /);
  await owned.dispose();
}, 20_000);
