import { randomFrom } from "subnetkit/plugin";
import { expect, it } from "vitest";
import { drawWave, HISTORY } from "../src/wave.js";

it("draws the same wave from the same seed, within the contract's bounds", () => {
  const wave = drawWave(randomFrom("a"));
  expect(drawWave(randomFrom("a"))).toEqual(wave);
  expect(drawWave(randomFrom("b"))).not.toEqual(wave);
  expect(wave.history).toHaveLength(HISTORY);
  expect(Math.max(...wave.history.map(Math.abs))).toBeLessThan(2);
});
