import { defineMiner } from "subnetkit/plugin";
import { contract } from "../contract.js";
import { bounded } from "./bounded.js";

/** Says that nothing changes: the last value again, times the profile's factor. */
export const lastValue = defineMiner(contract, "lastValue", ({ settings: { factor } }) => ({
  solve: ({ history }) => ({ next: bounded(factor * (history.data.at(-1) ?? 0)) }),
}));
