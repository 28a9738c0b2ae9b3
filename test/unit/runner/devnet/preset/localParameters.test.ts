import { describe, expect, it } from "vitest";
import { defaultHyperparameters } from "../../../../../core/registry/hyperparameters.js";
import { localHyperparameters, presetChanges } from "../../../../../runner/devnet/preset/localParameters.js";

describe("localHyperparameters", () => {
  it.each<[Record<string, number>, RegExp]>([
    [{ temop: 10 }, /temop = 10, which does not exist \(did you mean "tempo"\?\); there are tempo, /],
    [{ zzz: 1 }, /zzz = 1, which does not exist; there are tempo, /],
    [{ tempo: 0 }, /tempo = 0, which has to be /],
  ])("refuses %j with SK2207, and says what there is", (requested, told) => {
    expect(() => localHyperparameters("echo", requested)).toThrow(
      expect.objectContaining({ code: "SK2207", message: expect.stringMatching(told) }),
    );
  });
});

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
