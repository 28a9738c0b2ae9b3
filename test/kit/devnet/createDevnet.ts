import type { Call } from "../../../core/chain/callSchemas.js";
import { checkConservation } from "../../../core/chain/conservation.js";
import { dispatch } from "../../../core/chain/dispatch.js";
import type { ContractSpec } from "../../../core/plugin/contract.js";
import type { Subnet } from "../../../core/plugin/subnet.js";
import { fail, SubnetkitError } from "../../../core/primitives/errors.js";
import { developmentSigner } from "../../../core/primitives/keys.js";
import { accountFromText } from "../../../core/primitives/ss58.js";
import type { KernelEvent } from "../../../core/state/context.js";
import { createSimulation } from "../../../runner/simulate/createSimulation.js";
import type { SimulationOptions, SubnetOptions } from "../../../runner/simulate/simulationOptions.js";
import { kitErrors } from "../kitErrors.js";
import { checkedCall } from "./checkedCall.js";
import { createFixtures } from "./createFixtures.js";
import type { Devnet } from "./devnet.js";
import { readNeuron } from "./readNeuron.js";
import { createSetters } from "./setters.js";

/** What to start. Everything but the subnets has a default. */
export interface DevnetOptions<
  Contracts extends readonly ContractSpec[] = readonly ContractSpec[],
> extends Omit<SimulationOptions<Contracts>, "seed" | "subnets"> {
  /** "test" if left out. */
  readonly seed?: string | number;
  /** Subnets as they are, or with who runs in each; netuids from 1. */
  readonly subnets: {
    readonly [Index in keyof Contracts]: Subnet<Contracts[Index]> | SubnetOptions<Contracts[Index]>;
  };
  /** Miners of each profile, in subnets that don't say; 1 if left out. */
  readonly miners?: number;
  /** Validators, in subnets that don't say; 3 if left out. */
  readonly validators?: number;
}

/**
 * Starts a network for tests in this process: no sockets, no threads, virtual time.
 *
 * @throws as `createSimulation`
 * @example
 * const devnet = await createDevnet({ subnets: [mySubnet], miners: 2, validators: 3 });
 * await devnet.epochs(2);
 * devnet.neuron(1, "neural-0").incentive;
 * await devnet.dispose();
 */
export async function createDevnet<const Contracts extends readonly ContractSpec[]>(
  options: DevnetOptions<Contracts>,
): Promise<Devnet> {
  const { seed = "test", miners, validators, subnets, ...rest } = options;
  // Each element was checked against its own contract by the type of the options.
  const given = subnets as unknown as readonly (Subnet | SubnetOptions)[];
  const network = await createSimulation({
    ...rest,
    seed,
    subnets: given.map((each): SubnetOptions => ({
      ...(miners !== undefined && { miners }),
      ...(validators !== undefined && { validators }),
      ...("contract" in each ? { subnet: each } : each),
    })),
  });
  return devnetOf(network);
}

function devnetOf(network: Awaited<ReturnType<typeof createSimulation>>): Devnet {
  const { chain } = network;
  const submit: Devnet["submit"] = async (signer, call) => {
    const id = network.submit(signer, checkedCall(call));
    await network.advance({ blocks: 1 });
    const receipt = chain.blockAt(network.height).receipts.find((each) => each.id === id);
    if (!receipt) throw fail(kitErrors.noReceipt, { call: call.name, height: network.height });
    if (!receipt.ok) throw new SubnetkitError(receipt);
    return receipt;
  };
  return {
    ...createSetters(network),
    network,
    chain,
    seed: network.seed,
    subnets: network.subnets,
    get height() {
      return network.height;
    },
    blocks: (count = 1) => network.advance({ blocks: count }),
    epochs: (count = 1) => network.advance({ epochs: count }),
    toBlock: (height) => network.advance({ toBlock: height }),
    rounds: (netuid) => network.rounds(netuid),
    outcomes: (netuid) => network.epochs(netuid),
    earnings: (netuid) => network.earnings(netuid),
    neuron: (netuid, which) => readNeuron(network, netuid, which),
    explain: (netuid, uid, epoch) => network.explain(netuid, uid, epoch),
    problems: () => network.problems(),
    refused: () => network.refused(),
    stateHash: () => network.stateHash(),
    account: (name) => developmentSigner(network.seed, `account ${name}`),
    submit,
    impersonate: (account) => {
      const speaker = accountFromText(account);
      return {
        submit: (given: Call) => {
          const call = checkedCall(given);
          return network.edit((ctx) => {
            const events: KernelEvent[] = [];
            dispatch({ ...ctx, emit: (event) => events.push(event) }, speaker, call);
            return events;
          });
        },
      };
    },
    with: (token, double) => network.replace(token, double),
    snapshot: () => network.snapshot(),
    revert: (snapshot) => network.revert(snapshot),
    fixture: createFixtures(network),
    checkConservation: () => checkConservation(chain.state),
    dispose: () => network.dispose(),
  };
}
