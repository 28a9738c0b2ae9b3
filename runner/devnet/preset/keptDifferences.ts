import type { Genesis, GenesisSubnet } from "../../../core/chain/genesis.js";
import { fail, type SubnetkitError } from "../../../core/primitives/errors.js";
import type { Hyperparameters } from "../../../core/registry/hyperparameterTable.js";
import { devnetErrors } from "../devnetErrors.js";
import type { LocalNetwork, LocalSubnet } from "./localGenesis.js";

/** What a subnet's plan has that its chain, which is there already, can't take. */
export interface NotTaken {
  readonly netuid: number;
  /** SK2218. */
  readonly error: SubnetkitError;
}

/** What of a plan has to wait until the network begins anew, one entry a subnet; nothing where the chain takes all of it. */
export function notTaken(planned: LocalNetwork, stored: Genesis): NotTaken[] {
  return planned.subnets.flatMap((subnet, index) => {
    const began = stored.subnets[index];
    const asked = planned.genesis.subnets[index];
    if (!began || !asked) return [];
    const differences = [
      ...otherCount(subnet, began),
      ...otherHyperparameters(asked.hyperparameters, began.hyperparameters),
    ];
    if (differences.length === 0) return [];
    const args = { subnet: subnet.description.id, differences: differences.join(", ") };
    return [{ netuid: subnet.netuid, error: fail(devnetErrors.notTaken, args) }];
  });
}

/** Why a plan is of another network than the chain's, in words; undefined where that can't be told. */
export function whyAnother(planned: LocalNetwork, stored: Genesis): string | undefined {
  const [asked, began] = [planned.genesis.subnets, stored.subnets].map((subnets) =>
    subnets.map(({ plugin }) => plugin.id).join(", "),
  );
  const reasons = [
    ...(asked === began ? [] : [`it began with the subnets ${began}, not ${asked}`]),
    ...(planned.genesis.subnets[0]?.ownerHotkey === stored.subnets[0]?.ownerHotkey
      ? []
      : ["it began with another seed"]),
    ...planned.genesis.subnets.flatMap((subnet, index) => otherValidators(subnet, stored.subnets[index])),
  ];
  return reasons.length > 0 ? reasons.join("; ") : undefined;
}

function otherValidators(asked: GenesisSubnet, began: GenesisSubnet | undefined): string[] {
  if (began?.plugin.id !== asked.plugin.id) return [];
  const [now, then] = [asked, began].map(validatorsOf);
  return now === then
    ? []
    : [`${asked.plugin.id} began with ${then} validator${then === 1 ? "" : "s"}, not ${now}`];
}

function otherCount({ neurons }: LocalSubnet, began: GenesisSubnet): string[] {
  if (neurons.length === began.neurons.length) return [];
  const validators = neurons.filter(({ role }) => role === "validator").length;
  const miners = neurons.length - validators;
  const counts = `${miners} miner${miners === 1 ? "" : "s"} instead of ${began.neurons.length - validatorsOf(began)}`;
  const left = neurons.slice(began.neurons.length).map(({ profile }) => profile);
  if (left.length > 0) return [`${counts} (left out until then: ${left.join(" and ")})`];
  const idle = began.neurons.slice(neurons.length).map(({ uid }) => uid);
  return [`${counts} (standing still until then: UID ${idle.join(" and ")})`];
}

function otherHyperparameters(asked: Hyperparameters, began: Hyperparameters): string[] {
  const before: Readonly<Record<string, unknown>> = began;
  return Object.entries(asked)
    .filter(([name, value]) => value !== before[name])
    .map(([name, value]) => `${name} ${String(value)} instead of ${String(before[name])}`);
}

const validatorsOf = ({ neurons }: GenesisSubnet): number =>
  neurons.filter(({ validatorPermit }) => validatorPermit).length;
