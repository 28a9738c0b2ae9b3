import type { CreateMiner } from "subnetkit/plugin";
import type { contract } from "../contract.js";
import { bounded } from "./bounded.js";

/** Says that nothing changes: the last value again, times the profile's factor. */
export const lastValue: CreateMiner<typeof contract, "lastValue"> = ({ settings: { factor } }) => ({
  solve: ({ history }) => ({ next: bounded(factor * (history.data.at(-1) ?? 0)) }),
});
