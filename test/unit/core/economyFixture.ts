import { checkConservation } from "../../../core/chain/conservation.js";
import { credit } from "../../../core/ledger/accounts.js";
import { mintTao } from "../../../core/ledger/mint.js";
import { mintAlpha } from "../../../core/pools/mintAlpha.js";
import { openMarket, type NewMarket } from "../../../core/pools/openMarket.js";
import { RAO_PER_TAO } from "../../../core/primitives/amounts.js";
import { isSubnetkitError } from "../../../core/primitives/errors.js";
import { sha256 } from "../../../core/primitives/hash.js";
import { accountFromPublicKey, type AccountId } from "../../../core/primitives/ss58.js";
import { addNeuron } from "../../../core/registry/addNeuron.js";
import { addSubnet } from "../../../core/registry/addSubnet.js";
import type { Hyperparameters } from "../../../core/registry/hyperparameterTable.js";
import { ROOT } from "../../../core/registry/subnets.js";
import { creditStake } from "../../../core/staking/creditStake.js";
import type { Position } from "../../../core/staking/stakePool.js";
import type { Context, KernelEvent } from "../../../core/state/context.js";
import { createState, type State } from "../../../core/state/state.js";

export const TAO = RAO_PER_TAO;

const knownAccounts = new Map<string, AccountId>();

/** An account of the test network; the same name always gives the same one. */
export function accountOf(name: string): AccountId {
  const account = knownAccounts.get(name) ?? accountFromPublicKey(sha256(`economy tests/${name}`));
  knownAccounts.set(name, account);
  return account;
}

export const owner = accountOf("owner");
export const alice = accountOf("alice");
export const bob = accountOf("bob");
export const carol = accountOf("carol");

/** Hotkeys are named after their coldkeys. */
export const hotkeyOf = (name: string): AccountId => accountOf(`${name}/hot`);

export const plugin = { id: "test", version: "1.0.0", schemaHash: "00".repeat(32) };

/** A state whose block can be moved, and what happened in it. */
export interface TestNetwork {
  readonly state: State;
  readonly events: KernelEvent[];
  /** The context of the current block. */
  readonly ctx: Context;
  readonly setHeight: (height: number) => void;
  /** The last event of that name. */
  readonly event: (name: string) => KernelEvent | undefined;
}

export function createTestNetwork(height = 100): TestNetwork {
  const state = createState();
  const events: KernelEvent[] = [];
  const block = { height };
  const ctx: Context = {
    state,
    get height() {
      return block.height;
    },
    emit: (event) => void events.push(event),
  };
  return {
    state,
    events,
    ctx,
    setHeight: (next) => {
      block.height = next;
    },
    event: (name) => events.findLast((event) => event.name === name),
  };
}

export interface TestSubnet {
  readonly netuid?: number;
  readonly market?: Partial<NewMarket>;
  readonly hyperparameters?: Partial<Hyperparameters>;
  readonly firstEmissionBlock?: number | undefined;
}

/** A subnet of `owner`, whose hotkey is UID 0, with plain weights and a pool of 1,000 TAO and 10,000 alpha. */
export function addTestSubnet({ ctx }: TestNetwork, subnet: TestSubnet = {}): number {
  const { netuid = 1, market = {}, hyperparameters = {}, firstEmissionBlock } = subnet;
  const { tao = 1_000n * TAO, alpha = 10_000n * TAO } = market;
  openMarket(ctx, netuid, { ...market, tao: mintTao(ctx, tao), alpha });
  addSubnet(ctx, netuid, {
    owner,
    ownerHotkey: hotkeyOf("owner"),
    plugin,
    firstEmissionBlock,
    hyperparameters: { commitRevealEnabled: false, ...hyperparameters },
  });
  addNeuron(ctx, netuid, { hotkey: hotkeyOf("owner"), coldkey: owner });
  return netuid;
}

/** Registers `name/hot` of coldkey `name` without a payment. */
export function addTestNeuron({ ctx }: TestNetwork, netuid: number, name: string): number {
  return addNeuron(ctx, netuid, { hotkey: hotkeyOf(name), coldkey: accountOf(name) });
}

export function fund({ ctx }: TestNetwork, account: AccountId, amount: bigint): void {
  credit(ctx, account, mintTao(ctx, amount));
}

/** Gives a position new stake: alpha, or TAO on root. */
export function endow({ ctx }: TestNetwork, position: Position, amount: bigint): void {
  const { netuid } = position;
  creditStake(ctx, position, netuid === ROOT ? mintTao(ctx, amount) : mintAlpha(ctx, netuid, amount));
}

/** The code of the error that a call throws, or "none". */
export function codeOf(call: () => unknown): string {
  try {
    call();
  } catch (error) {
    if (isSubnetkitError(error)) return error.code;
    throw error;
  }
  return "none";
}

/** Throws unless every rao of TAO and alpha is where it should be. */
export function assertConserved({ state }: TestNetwork): void {
  checkConservation(state);
}
