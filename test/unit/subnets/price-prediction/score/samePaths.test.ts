import { randomFrom, tensor, type Tensor } from "subnetkit/plugin";
import { describe, expect, it } from "vitest";
import { isSamePaths, pathDistance } from "../../../../../subnets/price-prediction/score/samePaths.js";
import { PATHS } from "../../../../../subnets/price-prediction/sizes.js";

/** An answer of normal steps; `volatility` of a path, which may differ from path to path. */
function paths(
  seed: string,
  { origins = 1, steps = 20, volatility = (_path: number): number => 0.01 } = {},
): Tensor<"float32"> {
  const random = randomFrom(seed);
  const data = Float32Array.from(
    { length: origins * PATHS * steps },
    (_, index) => volatility(Math.floor(index / steps) % PATHS) * random.normal(),
  );
  return tensor("float32", [origins, PATHS, steps], data);
}

const changed = (answer: Tensor<"float32">, change: (value: number) => number): Tensor<"float32"> =>
  tensor("float32", answer.shape, Float32Array.from(answer.data, change));

/** The paths of the one origin, last first. */
function reversed(answer: Tensor<"float32">): Tensor<"float32"> {
  const [, , steps = 0] = answer.shape;
  const rows = Array.from({ length: PATHS }, (_, path) => [
    ...answer.data.subarray(path * steps, (path + 1) * steps),
  ]);
  return tensor("float32", answer.shape, Float32Array.from(rows.reverse().flat()));
}

describe("paths that are another answer's", () => {
  const answer = paths("answer");

  it.each([
    ["themselves", answer],
    ["in another order", reversed(answer)],
    ["a little wider", changed(answer, (value) => 1.05 * value)],
    ["with noise of a fifth of their size", changed(answer, (value) => value + 0.002 * randomNormal())],
  ])("are found: %s", (_, copy) => {
    expect(isSamePaths(copy, answer)).toBe(true);
    expect(isSamePaths(answer, copy)).toBe(true);
  });

  it.each([8, 20, 288])("are not found among independent draws of one law, of %i steps", (steps) => {
    for (let seed = 0; seed < 20; seed += 1) {
      const pair = [paths(`${seed} a`, { steps }), paths(`${seed} b`, { steps })] as const;
      expect(isSamePaths(...pair)).toBe(false);
    }
  });

  it("are not found where some paths are a hundred times as calm as others", () => {
    const volatility = (path: number): number => (path % 2 === 0 ? 0.0001 : 0.01);
    expect(isSamePaths(paths("a", { volatility }), paths("b", { volatility }))).toBe(false);
  });

  it("are found where one origin of several is copied", () => {
    const [own, other] = [paths("own", { origins: 3 }), paths("other", { origins: 3 })];
    const copied = Float32Array.from(own.data);
    copied.set(other.data.subarray(PATHS * 20, 2 * PATHS * 20), PATHS * 20);
    expect(isSamePaths(tensor("float32", own.shape, copied), other)).toBe(true);
  });

  it("can't be told in so few steps that a hundred of them lie close to any other hundred, or in other shapes", () => {
    const short = paths("short", { steps: 5 });
    expect(isSamePaths(short, short)).toBe(false);
    expect(isSamePaths(paths("a", { origins: 2 }), answer)).toBe(false);
  });

  it("that stand still are nobody's", () => {
    const still = changed(answer, () => 0);
    expect(isSamePaths(still, still)).toBe(false);
    expect(pathDistance(still.data, answer.data, 20)).toBe(Infinity);
  });
});

const noise = randomFrom("noise");
function randomNormal(): number {
  return noise.normal();
}
