/** The subnets that come with the package: id → folder. */
export const bundledSubnets: Readonly<Record<string, URL>> = {
  "price-prediction": new URL("../../subnets/price-prediction/", import.meta.url),
<<<<<<< HEAD
  "protein-folding": new URL("../../subnets/protein-folding/", import.meta.url),
=======
  storage: new URL("../../subnets/storage/", import.meta.url),
>>>>>>> 8222762 (Hash Merkle trees as texts, and don't look for NaN among integers; bundle storage)
};

/** Those that a network runs when none is named. */
export const usualSubnets: readonly string[] = ["price-prediction"];
