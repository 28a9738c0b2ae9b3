import { MAX_SUPPLY } from "../primitives/amounts.js";
import { fail } from "../primitives/errors.js";
import { EXISTENTIAL_DEPOSIT } from "../ledger/accounts.js";
import { chainErrors } from "./chainErrors.js";
import type { Genesis, GenesisSubnet } from "./genesis.js";

/**
 * Checks what no single field shows: that parts of a genesis agree with each other, and that it keeps to the caps.
 *
 * @throws SK1215, SK1216
 */
export function assertConsistentGenesis(genesis: Genesis): void {
  assertAccounts(genesis);
  assertDistinct(genesis.subnets, "subnets", (subnet) => `netuid ${subnet.netuid}`);
  const coldkeys = new Map<string, string>();
  genesis.subnets.forEach((subnet, index) => assertNeurons(subnet, `subnets[${index}]`, coldkeys));
  assertStakes(genesis, coldkeys);
  assertCaps(genesis);
}

function contradiction(path: string, reason: string): Error {
  return fail(chainErrors.inconsistentGenesis, { path, reason });
}

function assertDistinct<Item>(items: readonly Item[], path: string, nameOf: (item: Item) => string): void {
  const seen = new Set<string>();
  items.forEach((item, index) => {
    const name = nameOf(item);
    if (seen.has(name)) throw contradiction(`${path}[${index}]`, `${name} is there twice`);
    seen.add(name);
  });
}

function assertAccounts({ accounts }: Genesis): void {
  assertDistinct(accounts, "accounts", ({ account }) => account);
  accounts.forEach(({ free }, index) => {
    if (free >= EXISTENTIAL_DEPOSIT) return;
    throw contradiction(`accounts[${index}].free`, `an account has at least ${EXISTENTIAL_DEPOSIT} rao`);
  });
}

/** @param coldkeys of the hotkeys seen on earlier subnets; a hotkey has one coldkey everywhere */
function assertNeurons(subnet: GenesisSubnet, path: string, coldkeys: Map<string, string>): void {
  const { neurons, hyperparameters } = subnet;
  if (neurons.length > hyperparameters.maxAllowedUids) {
    throw contradiction(
      `${path}.neurons`,
      `there are more than maxAllowedUids, ${hyperparameters.maxAllowedUids}`,
    );
  }
  assertDistinct(neurons, `${path}.neurons`, ({ uid }) => `uid ${uid}`);
  assertDistinct(neurons, `${path}.neurons`, ({ hotkey }) => `hotkey ${hotkey}`);
  neurons.forEach((neuron, index) => {
    const at = `${path}.neurons[${index}]`;
    if (neuron.uid !== index)
      throw contradiction(`${at}.uid`, `UIDs go from 0 without gaps; this is number ${index}`);
    if (neuron.registeredAt > 0)
      throw contradiction(`${at}.registeredAt`, "it is later than the genesis, block 0");
    const coldkey = coldkeys.get(neuron.hotkey) ?? neuron.coldkey;
    if (coldkey !== neuron.coldkey)
      throw contradiction(`${at}.coldkey`, "the hotkey has another one on another subnet");
    coldkeys.set(neuron.hotkey, coldkey);
  });
}

/** @param coldkeys by hotkey, of all neurons: stake needs a hotkey that somebody owns */
function assertStakes({ stakes, subnets }: Genesis, coldkeys: ReadonlyMap<string, string>): void {
  assertDistinct(stakes, "stakes", ({ hotkey, coldkey, netuid }) => `${hotkey} of ${coldkey} on ${netuid}`);
  const netuids = new Set([0, ...subnets.map(({ netuid }) => netuid)]);
  stakes.forEach(({ hotkey, netuid, amount }, index) => {
    if (!coldkeys.has(hotkey)) throw contradiction(`stakes[${index}].hotkey`, "it is no neuron's hotkey");
    if (!netuids.has(netuid)) throw contradiction(`stakes[${index}].netuid`, `there is no subnet ${netuid}`);
    if (amount === 0n) throw contradiction(`stakes[${index}].amount`, "a stake is more than nothing");
  });
}

function assertCaps({ accounts, subnets, stakes }: Genesis): void {
  const staked = (netuid: number): bigint[] =>
    stakes.filter((stake) => stake.netuid === netuid).map(({ amount }) => amount);
  assertCap("TAO", [
    ...accounts.map(({ free }) => free),
    ...subnets.map(({ pool }) => pool.tao),
    ...staked(0),
  ]);
  for (const { netuid, pool } of subnets)
    assertCap(`alpha of subnet ${netuid}`, [pool.alpha, ...staked(netuid)]);
}

function assertCap(asset: string, parts: readonly bigint[]): void {
  const issued = parts.reduce((sum, part) => sum + part, 0n);
  if (issued > MAX_SUPPLY) throw fail(chainErrors.genesisAboveCap, { issued, asset, cap: MAX_SUPPLY });
}
