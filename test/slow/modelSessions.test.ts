import { expect, it } from "vitest";
import type { Summary } from "../../runner/devnet/reports.js";
import { contract as folding } from "../../subnets/protein-folding/contract.js";
import { contract as prices } from "../../subnets/price-prediction/contract.js";
import { countSessions } from "../e2e/countSessions.js";

it("the default network loads each model of its three subnets once, over all of its threads", async () => {
  const { code, stdout, stderr, sessions } = await countSessions([
    ...["dev", "--epochs", "2", "--seed", "1"],
    ...["--json", "--port", "0"],
  ]);
  expect(code, stderr).toBe(0);
  const { subnets, problems } = JSON.parse(stdout) as Summary;
  expect(subnets).toHaveLength(3);
  expect(problems).toEqual([]);
  const used = [prices.models.paths, folding.models.distogram, folding.models.torsion];
  expect([...sessions].sort()).toEqual(used.map(({ sha256 }) => sha256).sort());
});
