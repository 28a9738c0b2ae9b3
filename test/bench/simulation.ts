import { createSimulation } from "../../runner/simulate/createSimulation.js";
import { repeatSubnet } from "../fixtures/subnets/repeatSubnet.js";
import type { Bench } from "./figure.js";

const NETWORK = { miners: 64, validators: 8, epochs: 100 };

export const simulation: Bench = {
  name: "simulation",
  about:
    "64 miners × 8 validators of a trivial subnet for 100 epochs in one process, whole protocol and kernel",
  run: async () => {
    const startMs = performance.now();
    const cpu = process.cpuUsage();
    const network = await createSimulation({
      seed: 1,
      subnets: [
        {
          subnet: repeatSubnet,
          miners: [{ profile: "noisy", count: NETWORK.miners }],
          validators: NETWORK.validators,
        },
      ],
    });
    const createdMs = performance.now();
    await network.advance({ epochs: 1 });
    const firstMs = performance.now();
    await network.advance({ epochs: NETWORK.epochs - 1 });
    const endMs = performance.now();
    const { user, system } = process.cpuUsage(cpu);
    await network.dispose();
    return [
      { name: "simulation.wall", value: (endMs - startMs) / 1_000, unit: "s" },
      { name: "simulation.cpu", value: (user + system) / 1e6, unit: "s", goal: "< 10" },
      { name: "simulation.create", value: (createdMs - startMs) / 1_000, unit: "s" },
      { name: "simulation.firstEpoch", value: (firstMs - createdMs) / 1_000, unit: "s" },
    ];
  },
};
