/** The subnets that come with the package: id → folder. */
export const bundledSubnets: Readonly<Record<string, URL>> = {
  "price-prediction": new URL("../../subnets/price-prediction/", import.meta.url),
  "protein-folding": new URL("../../subnets/protein-folding/", import.meta.url),
  storage: new URL("../../subnets/storage/", import.meta.url),
};

/** A subnet of a network that was started without naming any. */
export interface UsualSubnet {
  readonly name: string;
  /** Profiles that mine, one miner each; all that the contract has if left out. */
  readonly profiles?: readonly string[];
}

/** Those that a network runs when none is named. */
export const usualSubnets: readonly UsualSubnet[] = [
  // Without refit, which trains for every request: two cores have other things to do in a first look.
  { name: "price-prediction", profiles: ["neural", "temporal", "fhs", "garch", "ewma", "randomWalk"] },
  { name: "protein-folding" },
  { name: "storage" },
];
