import { beforeAll, describe, expect, it } from "vitest";
import { createBootstrap } from "../../../../subnets/price-prediction/backtest/bootstrap.js";
import { createMiners, type Profile } from "../../../../subnets/price-prediction/backtest/createMiners.js";
import { DAILY_SERIES, loadMarkets } from "../../../../subnets/price-prediction/backtest/markets.js";
import { walkForward } from "../../../../subnets/price-prediction/backtest/walkForward.js";
import { HELD_OUT, originsIn } from "../../../../subnets/price-prediction/feed/periods.js";
import subnet from "../../../../subnets/price-prediction/index.js";
import { models } from "../../../unit/subnets/price-prediction/pathsModel.js";
import { earned } from "../earned.js";

/** All but `refit`, which costs more than the others together and stands within the error of `neural`. */
const PROFILES = [
  "neural",
  "temporal",
  "fhs",
  "garch",
  "ewma",
  "randomWalk",
] as const satisfies readonly Profile[];

const SEEDS = Array.from({ length: 10 }, (_, index) => `rank ${index}`);
const EPOCHS = 10;
const STRIDE_BARS = 4;

/** Skill and incentive are of the same series. */
const settings = { series: [{ asset: "SPX", resolution: "1d" as const }] };
const network = {
  subnet,
  miners: PROFILES.map((profile) => ({ profile })),
  validators: [{ count: 1, settings }],
};

/** Two profiles, the first with the lesser loss by more than the standard error of the difference. */
interface Ordered {
  readonly better: Profile;
  readonly worse: Profile;
}

/** What the backtest can tell apart, from the loss of each profile at the same origins. */
async function orderOfSkill(): Promise<readonly Ordered[]> {
  const [market] = await loadMarkets([DAILY_SERIES]);
  if (!market) throw new Error("no market");
  const origins = originsIn(market.series, HELD_OUT).filter((_, index) => index % STRIDE_BARS === 0);
  const miners = await createMiners(models);
  const losses = new Map<Profile, readonly number[]>();
  for (const profile of PROFILES) {
    const { judged } = await walkForward(miners[profile], market, origins, `rank ${profile}`);
    losses.set(
      profile,
      judged.map(({ lossBp }) => lossBp),
    );
  }
  const bootstrap = createBootstrap(origins.length, Math.ceil(63 / STRIDE_BARS), 1_000, "rank");
  return PROFILES.flatMap((better) =>
    PROFILES.flatMap((worse): Ordered[] => {
      const pair = [losses.get(better) ?? [], losses.get(worse) ?? []];
      const { value, standardError } = bootstrap.estimate(
        pair,
        ([ofBetter = 0, ofWorse = 0]) => ofWorse - ofBetter,
      );
      return value > standardError ? [{ better, worse }] : [];
    }),
  );
}

describe("after ten epochs", () => {
  let ordered: readonly Ordered[];

  beforeAll(async () => {
    ordered = await orderOfSkill();
  }, 600_000);

  it("the backtest tells most of the 15 pairs of profiles apart", () => {
    expect(ordered.length).toBeGreaterThanOrEqual(12);
    expect(ordered).toContainEqual({ better: "neural", worse: "fhs" });
    expect(ordered.filter(({ worse }) => worse === "randomWalk")).toHaveLength(PROFILES.length - 1);
  });

  it("the order of incentive is the order of skill, for at least 9 of 10 seeds", async () => {
    const wrong: string[] = [];
    for (const seed of SEEDS) {
      const byProfile: ReadonlyMap<Profile, number> = await earned({
        seed,
        subnet: network,
        profiles: PROFILES,
        epochs: EPOCHS,
      });
      const reversed = ordered.filter(
        ({ better, worse }) => (byProfile.get(better) ?? 0) <= (byProfile.get(worse) ?? 0),
      );
      if (reversed.length > 0) {
        wrong.push(`${seed}: ${reversed.map(({ better, worse }) => `${worse} over ${better}`).join(", ")}`);
      }
    }
    expect(wrong.length, wrong.join("; ")).toBeLessThanOrEqual(1);
  });
});
