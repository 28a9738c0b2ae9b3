/** The subnets that come with the package: id → folder. */
export const bundledSubnets: Readonly<Record<string, URL>> = {
  "price-prediction": new URL("../../subnets/price-prediction/", import.meta.url),
  "protein-folding": new URL("../../subnets/protein-folding/", import.meta.url),
  storage: new URL("../../subnets/storage/", import.meta.url),
};

/** Which of a bundled subnet's profiles mine where nobody says: one miner each. All that its contract has if it isn't here. */
export const usualProfiles: Readonly<Record<string, readonly string[]>> = {
  // Without refit, which trains for every request, and those that answer much as others do: two cores run three subnets.
  "price-prediction": ["neural", "garch", "ewma", "randomWalk"],
};
