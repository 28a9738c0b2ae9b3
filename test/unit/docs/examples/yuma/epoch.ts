import type { EpochInputs, EpochParams } from "subnetkit/yuma";
import { createEpoch } from "subnetkit/yuma";

const epoch = createEpoch(params); // EpochParams: one object, every field explained in its type
const outputs = epoch.run(inputs); // EpochInputs → EpochOutputs
const earned = outputs.serverEmission[3]; // rao of alpha that uid 3 earned as a miner
const flat = epoch.reserve({ weights: 60_000, bonds: 60_000 }); // typed arrays, the same ones as long as they suffice
flat.stakeAlpha[7] = 1_000_000_000n;
flat.weights.starts.set(rowStarts); // row i: entries starts[i] to before starts[i + 1]
flat.weights.columns.set(columns);
flat.weights.values.set(values);
const { incentive, bonds } = epoch.runFlat(); // views, valid until the next run

declare const params: EpochParams;
declare const inputs: EpochInputs;
declare const rowStarts: Uint32Array;
declare const columns: Uint16Array;
declare const values: Uint16Array;
export const results = [earned, incentive, bonds];
