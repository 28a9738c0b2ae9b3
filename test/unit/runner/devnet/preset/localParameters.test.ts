import { describe, expect, it } from "vitest";
import { defaultHyperparameters } from "../../../../../core/registry/hyperparameters.js";
import { presetChanges } from "../../../../../runner/devnet/preset/localParameters.js";

describe("presetChanges", () => {
  it("says once what several subnets have alike", () => {
    const fast = { ...defaultHyperparameters, tempo: 20 };
    expect(
      presetChanges([
        { netuid: 1, hyperparameters: fast },
        { netuid: 2, hyperparameters: { ...fast, kappa: 5 } },
        { netuid: 3, hyperparameters: fast },
      ]),
    ).toEqual([
      "netuid 1, 3: tempo 20 (chain: 360)",
      "netuid 2: tempo 20 (chain: 360), kappa 5 (chain: 32767)",
    ]);
  });
});
