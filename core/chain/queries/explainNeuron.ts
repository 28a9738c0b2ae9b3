import type { EpochRecord } from "../../emission/epochRecord.js";
import { referenceYuma } from "../../epoch/consensus.js";
import { fail } from "../../primitives/errors.js";
import type { AccountId } from "../../primitives/ss58.js";
import { subnetOf } from "../../registry/subnets.js";
import { pairInputs } from "../../yuma/columnRows.js";
import { explainMiner, type MinerExplanation } from "../../yuma/explain/explainMiner.js";
import { explainValidator, type ValidatorExplanation } from "../../yuma/explain/explainValidator.js";
import { traceEpoch } from "../../yuma/explain/traceEpoch.js";
import type { Chain } from "../chain.js";
import { chainErrors } from "../chainErrors.js";
import { explainPayment, type PaymentStep } from "./explainPayment.js";

/** What one UID was given in one epoch, and why. */
export interface NeuronExplanation {
  readonly netuid: number;
  readonly uid: number;
  /** Who held the UID then. */
  readonly hotkey: AccountId;
  readonly coldkey: AccountId;
  readonly epoch: number;
  /** Block in which the epoch ran. */
  readonly height: number;
  /** The epoch that `changes` compare with; undefined if it isn't kept. */
  readonly previousEpoch: number | undefined;
  /** What the UID did in this epoch. Both parts below are there in any case. */
  readonly roles: readonly ("miner" | "validator")[];
  readonly miner: MinerExplanation;
  readonly validator: ValidatorExplanation;
  readonly payment: PaymentStep;
}

export interface ExplainRequest {
  readonly netuid: number;
  readonly uid: number;
  /** The last one if undefined. */
  readonly epoch?: number | undefined;
}

/**
 * The way of a UID through a recent epoch. Runs that epoch again, and the one before it if it is kept.
 *
 * @throws SK0601 unknown subnet, SK1221 epoch that isn't kept, SK0805 UID that the epoch had not, SK1222 for another
 * consensus than Yuma
 */
export function explainNeuron(
  chain: Pick<Chain, "genesis" | "state" | "epochAt" | "findEpoch">,
  { netuid, uid, epoch }: ExplainRequest,
): NeuronExplanation {
  const { id } = chain.genesis.consensus;
  if (id !== referenceYuma.id) throw fail(chainErrors.notYuma, { consensus: id });
  subnetOf(chain.state, netuid);

  const record = chain.epochAt(netuid, epoch);
  const number = record.params.subnetEpochIndex;
  const previous = chain.findEpoch(netuid, number - 1);
  const now = traceEpoch(record.params, pairInputs(record.inputs));
  const before = previous && traceEpoch(previous.params, pairInputs(previous.inputs));
  const miner = explainMiner(now, uid, before);
  const validator = explainValidator(now, uid, before);
  return {
    netuid,
    uid,
    ...keysOf(record, uid),
    epoch: number,
    height: record.params.currentBlock,
    previousEpoch: previous?.params.subnetEpochIndex,
    roles: rolesOf(miner, validator),
    miner,
    validator,
    payment: explainPayment(record, uid),
  };
}

function keysOf({ payments }: EpochRecord, uid: number): { hotkey: AccountId; coldkey: AccountId } {
  const neuron = payments.neurons[uid];
  if (neuron === undefined) throw new Error(`the epoch paid no neuron ${uid}, which it had`);
  return { hotkey: neuron.hotkey, coldkey: neuron.coldkey };
}

/** A permit alone makes no validator: every staked miner holds one while there are places. */
function rolesOf(miner: MinerExplanation, validator: ValidatorExplanation): ("miner" | "validator")[] {
  const mines = miner.votes.some(({ weightU16 }) => weightU16 !== undefined && weightU16 > 0);
  const validates = validator.weights.length > 0 || validator.dividends.raw > 0n;
  if (mines) return validates ? ["miner", "validator"] : ["miner"];
  if (validates) return ["validator"];
  return validator.permit.held ? ["miner", "validator"] : ["miner"];
}
