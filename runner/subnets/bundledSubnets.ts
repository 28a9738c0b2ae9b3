/** The subnets that come with the package: id → folder. */
export const bundledSubnets: Readonly<Record<string, URL>> = {
  "price-prediction": new URL("../../subnets/price-prediction/", import.meta.url),
};
