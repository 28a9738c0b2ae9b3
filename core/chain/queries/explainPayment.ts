import type { Dividend } from "../../emission/dividends.js";
import type { EpochRecord } from "../../emission/epochRecord.js";
import { validatorPot } from "../../emission/validatorPot.js";
import type { AccountId } from "../../primitives/ss58.js";
import { isOwnersNeuron } from "../../registry/neurons.js";

/** A validator's part of a pot, in rao of alpha. */
export interface PaidDividend {
  /** What the validator takes first. */
  readonly take: bigint;
  /** What all who stake with it divide, the validator itself included. */
  readonly stakers: bigint;
  /** The whole pot. */
  readonly ofPot: bigint;
}

/** What an epoch paid a UID, in rao of alpha. Parts too small for a share of a stake went to the subnet's dust. */
export interface PaymentStep {
  readonly incentive: bigint;
  /** Incentives of the owner's own hotkeys are not paid. */
  readonly incentiveBecame: "stake" | "burnt" | "recycled";
  /** To those who stake alpha. */
  readonly dividends: PaidDividend;
  /** To those who stake TAO on root. */
  readonly rootDividends: PaidDividend;
  /** The subnet owner's cut, if this is its hotkey. */
  readonly ownerCut: bigint;
}

/** Which of an epoch's payments went to a UID. */
export function explainPayment({ outputs, payments }: EpochRecord, uid: number): PaymentStep {
  const { subnet, pots, recycleOrBurn } = payments;
  const neuron = payments.neurons[uid];
  const isOwners = neuron !== undefined && isOwnersNeuron(subnet, neuron);
  const withheld = recycleOrBurn === "burn" ? "burnt" : "recycled";
  const paid = (dividends: readonly Dividend<AccountId>[], ofPot: bigint): PaidDividend => {
    const own = dividends.find(({ id }) => id === neuron?.hotkey);
    return { take: own?.take ?? 0n, stakers: own?.rest ?? 0n, ofPot };
  };
  return {
    incentive: outputs.serverEmission[uid] ?? 0n,
    incentiveBecame: isOwners ? withheld : "stake",
    dividends: paid(payments.alphaDividends, validatorPot(outputs.serverEmission, pots)),
    rootDividends: paid(payments.rootDividends, pots.root),
    ownerCut: neuron?.hotkey === subnet.ownerHotkey ? payments.ownerCut : 0n,
  };
}
