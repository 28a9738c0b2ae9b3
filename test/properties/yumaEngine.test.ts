import { expect, it } from "vitest";
import { expectEqual } from "./yumaEngineEquality.js";
import { traitsOf } from "./yumaNetworks.js";

// 20,000 small networks are among the slow tests.
it("gives the reference's numbers on 3,000 small networks", () => {
  expect(expectEqual(traitsOf(1, 9), 3_000)).toBeGreaterThan(2_250);
});

it("gives the reference's numbers on networks large enough for every loop of the engine", () => {
  expect(expectEqual(traitsOf(24, 72), 60)).toBeGreaterThan(45);
});
