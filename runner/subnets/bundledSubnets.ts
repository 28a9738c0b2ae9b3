/** The subnets that come with the package: id → folder. */
export const bundledSubnets: Readonly<Record<string, URL>> = {
  "price-prediction": new URL("../../subnets/price-prediction/", import.meta.url),
  "protein-folding": new URL("../../subnets/protein-folding/", import.meta.url),
  storage: new URL("../../subnets/storage/", import.meta.url),
};

/** Those that a network runs when none is named. */
export const usualSubnets: readonly string[] = ["price-prediction"];
