import { defineMiner } from "subnetkit/plugin";
import { contract } from "./contract.js";

export const neural = defineMiner(contract, "neural", async ({ models }) => {
  const scorer = await models.scorer(); // loaded once, the same afterwards
  return {
    solve: async ({ rows }) => {
      const { scores } = await scorer.run({ rows }); // both typed by the contract
      return { scores };
    },
  };
});
