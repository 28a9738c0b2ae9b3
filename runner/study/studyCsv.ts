import type { NeuronEpoch, StudyResult } from "./studyResult.js";

const measures = [
  ["stake_share", (neuron) => neuron.stakeShare],
  ["active", (neuron) => Number(neuron.active)],
  ["permit", (neuron) => Number(neuron.permit)],
  ["consensus", (neuron) => neuron.consensus],
  ["incentive", (neuron) => neuron.incentive],
  ["dividends", (neuron) => neuron.dividends],
  ["validator_trust", (neuron) => neuron.validatorTrust],
  ["server_emission_rao", (neuron) => neuron.serverEmission],
  ["validator_emission_rao", (neuron) => neuron.validatorEmission],
] as const satisfies readonly (readonly [string, (neuron: NeuronEpoch) => number | bigint])[];

/** A study as CSV (RFC 4180): one row per network, variant, epoch and UID. */
export function studyCsv({ runs }: StudyResult): string {
  const header = ["network", "variant", "epoch", "uid", "name", "role", ...measures.map(([name]) => name)];
  const rows = runs.flatMap(({ network, variant, neurons, epochs }) =>
    epochs.flatMap(({ epoch, neurons: measured }) =>
      neurons.map(({ uid, name, role }) => {
        const neuron = measured[uid];
        const values = neuron === undefined ? [] : measures.map(([, valueOf]) => valueOf(neuron));
        return [network, variant, epoch, uid, name, role, ...values];
      }),
    ),
  );
  return [header, ...rows].map((cells) => `${cells.map(cell).join(",")}\r\n`).join("");
}

function cell(value: string | number | bigint): string {
  const text = String(value);
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
