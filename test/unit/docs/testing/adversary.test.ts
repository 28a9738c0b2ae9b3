import { createDevnet } from "subnetkit/testing";
import { expect, it } from "vitest";
import subnet from "../index.js";

it("pays nothing for answers that are late, wrong or none", async () => {
  const devnet = await createDevnet({
    subnets: [
      {
        subnet,
        validators: 2,
        miners: [
          { profile: "exact", name: "honest", latencyMs: 20 },
          { profile: "exact", name: "far", latencyMs: 800 },
          {
            profile: "exact",
            name: "slow",
            create: (_ctx, { clock }) => ({
              solve: async ({ value }) => {
                await clock.sleep(5_000); // virtual time: nobody waits
                return { value };
              },
            }),
          },
          {
            profile: "exact",
            name: "half",
            create: async (_ctx, _seat, own) => {
              const honest = await own();
              return {
                solve: (request, call) =>
                  call.random.next() < 0.5 ? honest.solve(request, call) : { value: -10_000 },
              };
            },
          },
        ],
      },
    ],
  });
  await devnet.epochs(2);
  const incentives = devnet.outcomes(1)[1]?.neurons.map(({ name, incentive }) => [name, incentive > 0]);
  expect(incentives?.slice(2, 5)).toEqual([
    ["honest-0", true],
    ["far-0", false],
    ["slow-0", false],
  ]);
  expect(devnet.rounds(1)[0]?.peers.map(({ missing }) => missing.late)).toEqual([0, 1, 1, 0]);
  await devnet.dispose();
});
