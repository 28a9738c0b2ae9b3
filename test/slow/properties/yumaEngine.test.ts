import { expect, it } from "vitest";
import { expectEqual } from "../../properties/yumaEngineEquality.js";
import { traitsOf } from "../../properties/yumaNetworks.js";

it("gives the reference's numbers on 20,000 small networks", () => {
  expect(expectEqual(traitsOf(1, 9), 20_000)).toBeGreaterThan(15_000);
});

it("gives the reference's numbers on 200 networks large enough for every loop of the engine", () => {
  expect(expectEqual(traitsOf(24, 72), 200)).toBeGreaterThan(150);
});
